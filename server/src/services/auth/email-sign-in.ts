import type { DeviceKind } from '@infofi-lens/shared/contracts/account';
import { lifetimes, type SignInAnswer } from '@infofi-lens/shared/contracts/auth';
import type { Confirmed } from '@infofi-lens/shared/contracts/email';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Locale } from '@infofi-lens/shared/words/locales';
import type { Sql } from '../../db/client.ts';
import type { AccountStore } from '../../stores/auth/account-store.ts';
import type { EmailStore } from '../../stores/auth/email-store.ts';
import { normalEmail } from './email-address.ts';
import { refuseCommon } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { linkExpired, linkInvalid, type Postman } from './postman.ts';
import type { SessionService } from './sessions.ts';
import { mintToken, type RandomBytes, readToken, sameSecret } from './token.ts';
import type { Waiting } from './waiting.ts';

export interface EmailSignInDeps {
  sql: Sql;
  accounts: Pick<AccountStore, 'make'>;
  emails: EmailStore;
  sessions: SessionService;
  waiting: Waiting;
  passwords: Passwords;
  postman: Postman;
  now: () => EpochMs;
  random?: RandomBytes;
}
interface Credentials {
  email: string;
  password: string;
  challenge?: string | undefined;
}

/**
 * Signing in with an e-mail address and a password. Whether an address is known shows in no answer and in no time: the same is
 * computed and written either way, and mails are sent afterwards.
 */
export function emailSignIn({ sql, accounts, emails, sessions, waiting, passwords, postman, now, random }: EmailSignInDeps) {
  return {
    /**
     * Sends a link to an address that somebody says is theirs. Nothing of an account is made before it is followed.
     * @param language Of the mail.
     * @param accountId The account that is to have the address; `undefined`: a new one.
     * @throws {LensError} `mail_not_configured`, `password_too_common`, `too_many_requests`, `overloaded`, `connect_...`
     */
    async register({ email, password, challenge }: Credentials, language: Locale, accountId?: string): Promise<void> {
      const address = normalEmail(email);
      refuseCommon(password, address);
      const { mails, send } = await postman.to(address, language);
      if (challenge) await waiting.expect(challenge);
      const passwordHash = await passwords.hash(password);
      const known = await emails.byAddress(address);
      const { token, ...record } = mintToken(random);
      const expiresAt = (now() + lifetimes.confirmation) as EpochMs; // a time plus a duration
      await emails.addPending(record, { address, passwordHash, accountId: accountId ?? null, challenge: challenge ?? null, expiresAt });
      send(known ? mails.alreadyThere(address) : mails.confirm(address, token));
    },

    /** @throws {LensError} `wrong_email_or_password`, `too_many_requests`, `overloaded`, `connect_...` */
    async login({ email, password, challenge }: Credentials, device: DeviceKind): Promise<SignInAnswer> {
      const address = normalEmail(email);
      await postman.take('login_of_email', address);
      if (challenge) await waiting.expect(challenge);
      const known = await emails.byAddress(address);
      const { good, rehashed } = await passwords.check(password, known?.passwordHash);
      if (!known || !good)
        throw new LensError(
          'wrong_email_or_password',
          'There is no account with this address and this password, or its address is not confirmed yet.',
        );
      if (rehashed) await emails.rehash(known.accountId, known.passwordHash, rehashed);
      return sql.begin(async (tx) => {
        if (!challenge) return sessions.open(tx, known.accountId, device);
        await waiting.approve(tx, challenge, { account: known.accountId });
        return { status: 'handed_over' };
      });
    },

    /**
     * The link was followed, and whoever did so knows the password: the address is theirs. Signs in the extension that waited, if
     * it still does.
     * @throws {LensError} `mail_link_invalid`, `mail_link_expired`, `wrong_password`, `email_taken`, `overloaded`
     */
    async confirm({ token, password }: { token: string; password: string }, language: Locale): Promise<Confirmed> {
      const read = readToken(token);
      const pending = read && (await emails.pending(read.selector));
      if (!read || !pending || !sameSecret(pending.secretHash, read.secretHash)) throw linkInvalid();
      if (pending.expiresAt <= now()) throw linkExpired();
      const { good } = await passwords.check(password, pending.passwordHash);
      if (!good) throw new LensError('wrong_password', 'This is not the password that was chosen with this address.');

      const { challenge } = pending;
      const { account, before } = await sql.begin(async (tx) => {
        if (!(await emails.usePending(tx, read.selector))) throw linkInvalid();
        const before = pending.accountId === null ? undefined : await emails.ofAccount(pending.accountId);
        const account = pending.accountId ?? (await accounts.make(tx, now()));
        if (!(await emails.keep(tx, account, pending.address, pending.passwordHash, now())))
          throw new LensError('email_taken', 'This address signs in to an account already. Sign in, or set a new password.');
        return { account, before };
      });
      if (before) postman.tell(before.address, language, (mails) => mails.waysChanged(before.address, { is: 'addressReplaced' }));
      return { status: challenge !== null && (await handOver(challenge, account)) ? 'handed_over' : 'confirmed' };
    },
  };

  /** @returns whether the extension was still there: its ten minutes may be over, or somebody signed in for it meanwhile. */
  function handOver(challenge: string, account: string): Promise<boolean> {
    return sql
      .begin((tx) => waiting.approve(tx, challenge, { account }))
      .then(
        () => true,
        (error: unknown) => {
          if (error instanceof LensError) return false;
          throw error;
        },
      );
  }
}
export type EmailSignIn = ReturnType<typeof emailSignIn>;
