import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import { dayOf } from '../services/limits/caller-name.ts';
import type { EmailStore } from '../stores/auth/email-store.ts';
import type { SessionStore } from '../stores/auth/session-store.ts';
import type { SignInStore } from '../stores/auth/sign-in-store.ts';
import type { RequestLimitStore } from '../stores/request-limit-store.ts';
import type { XLinkStore } from '../stores/x-link-store.ts';
import type { Job } from './job.ts';

const everyMs = 10 * 60_000;
/** Whoever comes an hour late still hears "expired" and not "unknown". */
const graceMs = 3_600_000;

export interface SweepDeps {
  sessions: Pick<SessionStore, 'sweep'>;
  signIns: Pick<SignInStore, 'sweep'>;
  emails: Pick<EmailStore, 'sweep'>;
  xLinks: Pick<XLinkStore, 'sweep'>;
  limits: Pick<RequestLimitStore, 'sweep'>;
  now: () => EpochMs;
  log: Logger;
}

/** Removes what can never be used again: tokens, sign-ins, links of mails, statements never fetched, allowances, the keys that named callers. At start and every 10 minutes. */
export function sweep({ sessions, signIns, emails, xLinks, limits, now, log }: SweepDeps): Job {
  const once = async () => {
    const before = (now() - graceMs) as EpochMs; // a time minus a duration
    await sessions.sweep(before);
    await signIns.sweep(before);
    await emails.sweep(before);
    await xLinks.sweep(before);
    await limits.sweep(now(), dayOf(now()));
  };
  return {
    async start() {
      await once();
      let running = Promise.resolve();
      const timer = setInterval(() => {
        running = once().catch((error: unknown) => log.error({ err: error }, 'what has expired could not be removed'));
      }, everyMs);
      return async () => {
        clearInterval(timer);
        await running;
      };
    },
  };
}
