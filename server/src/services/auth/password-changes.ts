import { lifetimes } from '@infofi-lens/shared/contracts/auth';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Locale } from '@infofi-lens/shared/words/locales';
import type { Sql } from '../../db/client.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import type { EmailStore } from '../../stores/auth/email-store.ts';
import { normalEmail } from './email-address.ts';
import { refuseCommon } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { linkExpired, linkInvalid, type Postman } from './postman.ts';
import type { SessionService } from './sessions.ts';
import { mintToken, type RandomBytes, readToken, sameSecret } from './token.ts';

export interface PasswordChangesDeps {
  sql: Sql;
  emails: EmailStore;
  sessions: Pick<SessionService, 'passwordChanged'>;
  passwords: Passwords;
  postman: Postman;
  now: () => EpochMs;
  random?: RandomBytes;
}

/** Setting another password: by a link in a mail, or by who knows the present one. */
export function passwordChanges({ sql, emails, sessions, passwords, postman, now, random }: PasswordChangesDeps) {
  async function set(accountId: string, hash: string, kept: { link: string } | { session: string }): Promise<void> {
    await sql.begin(async (tx) => {
      if ('link' in kept && !(await emails.useReset(tx, kept.link))) throw linkInvalid();
      await emails.setPassword(tx, accountId, hash, now());
      await sessions.passwordChanged(tx, accountId, 'session' in kept ? kept.session : undefined);
    });
  }

  return {
    /** Mails a link to whoever has the address. For an address nobody has the same is done, but for the mail. @throws {LensError} as {@link Postman.to} */
    async ask(email: string, language: Locale): Promise<void> {
      const address = normalEmail(email);
      const { mails, send } = await postman.to(address, language);
      const known = await emails.byAddress(address);
      const { token, ...record } = mintToken(random);
      await emails.addReset(record, known?.accountId, (now() + lifetimes.passwordReset) as EpochMs); // a time plus a duration
      if (known) send(mails.reset(known.address, token));
    },

    /**
     * Sets the password and signs every device out: who knew the old one is signed in no more.
     * @throws {LensError} `mail_link_invalid`, `mail_link_expired`, `password_too_common`, `overloaded`
     */
    async finish({ token, password }: { token: string; password: string }, language: Locale): Promise<void> {
      const read = readToken(token);
      const asked = read && (await emails.reset(read.selector));
      if (!read || !asked || !sameSecret(asked.secretHash, read.secretHash)) throw linkInvalid();
      if (asked.expiresAt <= now()) throw linkExpired();
      const known = asked.accountId === null ? undefined : await emails.ofAccount(asked.accountId);
      if (!known) throw linkInvalid();
      refuseCommon(password, known.address);
      await set(known.accountId, await passwords.hash(password), { link: read.selector });
      postman.tell(known.address, language, (mails) => mails.passwordChanged(known.address));
    },

    /**
     * Sets the password of who is signed in, and signs the other devices out.
     * @throws {LensError} `not_found` when the account has none; `wrong_password`, `password_too_common`, `too_many_requests`, `overloaded`
     */
    async change(
      { accountId, sessionId }: SignedIn,
      { current, password }: { current: string; password: string },
      language: Locale,
    ): Promise<void> {
      const known = await emails.ofAccount(accountId);
      if (!known) throw new LensError('not_found', 'This account has no password: no e-mail address signs it in.');
      await postman.take('login_of_email', known.address);
      refuseCommon(password, known.address);
      const { good } = await passwords.check(current, known.passwordHash);
      if (!good) throw new LensError('wrong_password', 'This is not your present password.');
      await set(accountId, await passwords.hash(password), { session: sessionId });
      postman.tell(known.address, language, (mails) => mails.passwordChanged(known.address));
    },
  };
}
export type PasswordChanges = ReturnType<typeof passwordChanges>;
