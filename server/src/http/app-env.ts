import type { HttpBindings } from '@hono/node-server';
import type { RequestIdVariables } from 'hono/request-id';

/** What every handler finds in its context. `Bindings` is empty when the app is driven by `app.request()` in tests. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: RequestIdVariables & {
    /** Seconds a copy of the answer may be used without asking again; `undefined`: it is not for keeping. */
    lifetime?: number;
    /** Set by who has written every header already, so that none has to be looked at again. */
    complete?: true;
  };
}
