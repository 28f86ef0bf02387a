import { AddEmailRequest, ChangePasswordRequest, FinishResetRequest, MailSent, ResetRequest } from '@infofi-lens/shared/contracts/email';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { languageOf } from '../http/language.ts';
import { limited } from '../http/limited.ts';
import { signedIn } from '../http/signed-in.ts';

type Needs = Pick<Deps, 'emailSignIn' | 'passwordChanges' | 'ways' | 'sessions' | 'limiting'>;

/**
 * `POST /v1/auth/reset` mails a link to set a new password, `POST /v1/auth/reset/finish` sets it; `POST /v1/auth/password` changes
 * the one of who is signed in; `POST /v1/auth/email` gives the account an address, `DELETE` takes it away.
 */
export const passwords = ({ emailSignIn, passwordChanges, ways, sessions, limiting }: Needs) =>
  new Hono<AppEnv>()
    .post(
      '/auth/reset',
      declares({
        tag: 'auth',
        summary: 'Asks for a mail to set a new password',
        description: 'The answer, and how long it takes, are the same whether or not the address is known.',
        answers: { 202: MailSent },
        problems: ['mail_not_configured'],
      }),
      limited('email_mail', limiting),
      accepts('json', ResetRequest),
      async (c) => {
        await passwordChanges.ask(c.req.valid('json').email, languageOf(c));
        return c.json(MailSent.parse({ status: 'mail_sent' }), 202);
      },
    )
    .post(
      '/auth/reset/finish',
      declares({
        tag: 'auth',
        summary: 'Sets a new password with the token of the mail, and signs every device out',
        answers: { 204: undefined },
        problems: ['mail_link_invalid', 'mail_link_expired', 'password_too_common', 'overloaded'],
      }),
      limited('email_link', limiting),
      accepts('json', FinishResetRequest),
      async (c) => {
        await passwordChanges.finish(c.req.valid('json'), languageOf(c));
        return c.body(null, 204);
      },
    )
    .post(
      '/auth/password',
      declares({
        tag: 'auth',
        summary: 'Changes the password, and signs the other devices out',
        answers: { 204: undefined },
        problems: ['not_found', 'wrong_password', 'password_too_common', 'too_many_requests', 'overloaded'],
      }),
      signedIn(sessions),
      accepts('json', ChangePasswordRequest),
      async (c) => {
        await passwordChanges.change(c.get('account'), c.req.valid('json'), languageOf(c));
        return c.body(null, 204);
      },
    )
    .post(
      '/auth/email',
      declares({
        tag: 'auth',
        summary: 'Gives the account an e-mail address and a password',
        description: 'In the place of the one it has, once the link in the mail has been followed.',
        answers: { 202: MailSent },
        problems: ['mail_not_configured', 'password_too_common', 'overloaded'],
      }),
      signedIn(sessions),
      limited('email_mail', limiting),
      accepts('json', AddEmailRequest),
      async (c) => {
        await emailSignIn.register(c.req.valid('json'), languageOf(c), c.get('account').accountId);
        return c.json(MailSent.parse({ status: 'mail_sent' }), 202);
      },
    )
    .delete(
      '/auth/email',
      declares({
        tag: 'auth',
        summary: 'Takes the e-mail address and the password away',
        answers: { 204: undefined },
        problems: ['not_found', 'last_way_to_sign_in'],
      }),
      signedIn(sessions),
      async (c) => {
        await ways.removeEmail(c.get('account').accountId, languageOf(c));
        return c.body(null, 204);
      },
    );
