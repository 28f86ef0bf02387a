import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';

/** What the app and its routes are given. A route takes the few it needs: `({ facts }: Pick<Deps, 'facts'>)`. */
export interface Deps {
  /** The clock: tests pass their own. */
  readonly now: () => EpochMs;
  readonly log: Logger;
  /** Where people and the extension reach this API: scheme, host, port; no path. */
  readonly publicUrl: URL;
}
