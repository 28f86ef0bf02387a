import { SignInAnswer } from '@infofi-lens/shared/contracts/auth';
import { Confirmed, ConfirmRequest, LoginRequest, MailSent, RegisterRequest } from '@infofi-lens/shared/contracts/email';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { languageOf } from '../http/language.ts';
import { limited } from '../http/limited.ts';
import { deviceKind } from '../services/auth/device-kind.ts';

/** Signing in with an e-mail address: `POST /v1/auth/register`, then `confirm` with the mail's token, and `login` from then on. */
export const emailSignIn = ({ emailSignIn: service, limiting }: Pick<Deps, 'emailSignIn' | 'limiting'>) =>
  new Hono<AppEnv>()
    .post(
      '/auth/register',
      declares({
        tag: 'auth',
        summary: 'Asks for an account with an e-mail address and a password',
        description:
          'The answer, and how long it takes, are the same whether or not the address is known; the mail tells. At most 3 mails at once to an address, then one every 20 minutes.',
        answers: { 202: MailSent },
        problems: ['mail_not_configured', 'password_too_common', 'connect_expired', 'connect_already_approved', 'overloaded'],
      }),
      limited('email_mail', limiting),
      accepts('json', RegisterRequest),
      async (c) => {
        await service.register(c.req.valid('json'), languageOf(c));
        return c.json(MailSent.parse({ status: 'mail_sent' }), 202);
      },
    )
    .post(
      '/auth/confirm',
      declares({
        tag: 'auth',
        summary: 'Confirms an address with the token of the mail and the password that was chosen',
        answers: { 200: Confirmed },
        problems: ['mail_link_invalid', 'mail_link_expired', 'wrong_password', 'email_taken', 'overloaded'],
      }),
      limited('email_link', limiting),
      accepts('json', ConfirmRequest),
      async (c) => c.json(Confirmed.parse(await service.confirm(c.req.valid('json'), languageOf(c)))),
    )
    .post(
      '/auth/login',
      declares({
        tag: 'auth',
        summary: 'Signs in with an e-mail address and a password',
        description: 'At most 10 tries at once for an address, then one a minute.',
        answers: { 200: SignInAnswer },
        problems: ['wrong_email_or_password', 'connect_expired', 'connect_already_approved', 'overloaded'],
      }),
      limited('email_login', limiting),
      accepts('json', LoginRequest),
      async (c) => c.json(SignInAnswer.parse(await service.login(c.req.valid('json'), deviceKind(c.req.header('user-agent'))))),
    );
