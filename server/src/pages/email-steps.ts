import { SignInAnswer } from '@infofi-lens/shared/contracts/auth';
import { Confirmed, MailSent } from '@infofi-lens/shared/contracts/email';
import * as z from 'zod/mini';
import { type Fetch, post, Stop } from './post.ts';
import { serverTrouble, type Trouble, unexpectedAnswer } from './troubles.ts';

/** What came of a step: its good end by name, or what to tell the person. */
export type Step<End extends string> = { end: End } | { trouble: Trouble };

/** What people do with an address and a password on the pages of this server. None throws. */
export const emailSteps = (fetch: Fetch) => ({
  signIn: (email: string, password: string, challenge: string): Promise<Step<'handed_over'>> =>
    step(async () => {
      const { status } = await post(fetch, '/v1/auth/login', { email, password, challenge }, SignInAnswer, serverTrouble);
      if (status !== 'handed_over') throw new Stop(unexpectedAnswer());
      return status;
    }),
  register: (email: string, password: string, challenge: string): Promise<Step<'mail_sent'>> =>
    step(async () => (await post(fetch, '/v1/auth/register', { email, password, challenge }, MailSent, serverTrouble)).status),
  confirm: (token: string, password: string): Promise<Step<'confirmed' | 'handed_over'>> =>
    step(async () => (await post(fetch, '/v1/auth/confirm', { token, password }, Confirmed, serverTrouble)).status),
  askReset: (email: string): Promise<Step<'mail_sent'>> =>
    step(async () => (await post(fetch, '/v1/auth/reset', { email }, MailSent, serverTrouble)).status),
  setPassword: (token: string, password: string): Promise<Step<'set'>> =>
    step(async () => {
      await post(fetch, '/v1/auth/reset/finish', { token, password }, z.undefined(), serverTrouble);
      return 'set' as const;
    }),
});

async function step<End extends string>(work: () => Promise<End>): Promise<Step<End>> {
  try {
    return { end: await work() };
  } catch (error) {
    return { trouble: error instanceof Stop ? error.trouble : unexpectedAnswer() };
  }
}
