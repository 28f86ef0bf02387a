import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { uniqueSymbol } from 'hono-openapi';
import type { AppEnv } from './app-env.ts';
import { refusals } from './declares.ts';
import { LimitError } from './errors.ts';

/** Takes one request of `rule` from whoever asks. @returns 0, or the milliseconds until there is one again. */
export type TakeRequest = (rule: LimitRule, address: string) => Promise<number>;

/** Limits shared by all processes: at once, and then one every so many milliseconds, for each network address. */
export const limitRules = {
  wallet_nonce: { burst: 20, every: 6_000 },
  wallet_login: { burst: 20, every: 6_000 },
  connect_token: { burst: 90, every: 1_000 },
  refresh: { burst: 30, every: 4_000 },
  report: { burst: 10, every: 360_000 },
  email_login: { burst: 20, every: 6_000 },
  email_mail: { burst: 10, every: 60_000 },
  email_link: { burst: 20, every: 6_000 },
} as const;
/** The same for each e-mail address, known or not, which is named by a keyed hash as callers are. */
export const addressRules = {
  login_of_email: { burst: 10, every: 60_000 },
  mail_to_email: { burst: 3, every: 20 * 60_000 },
} as const;
export type LimitRule = keyof typeof limitRules;
export type AddressRule = keyof typeof addressRules;

/** Refuses with 429 and `Retry-After` who asks too often, and documents it. */
export function limited(rule: LimitRule, { takeRequest, addressOf }: Limiting) {
  const middleware = createMiddleware<AppEnv>(async (c, next) => {
    const wait = await takeRequest(rule, addressOf(c));
    if (wait > 0) throw new LimitError(Math.ceil(wait / 1_000));
    await next();
  });
  const { burst, every } = limitRules[rule];
  const spec = {
    description: `At most ${burst} at once and then one every ${every / 1_000} s for each network address.`,
    responses: refusals(['too_many_requests']),
  };
  return Object.assign(middleware, { [uniqueSymbol]: { spec } });
}

export interface Limiting {
  takeRequest: TakeRequest;
  /** Network address of a request; never stored or logged. */
  addressOf: (c: Context<AppEnv>) => string;
}
