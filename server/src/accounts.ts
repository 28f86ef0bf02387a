import type { Signer } from '@infofi-lens/shared/signing/signer';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from './db/client.ts';
import type { Env } from './env.ts';
import { accountErasure } from './services/auth/account-erasure.ts';
import { emailSignIn } from './services/auth/email-sign-in.ts';
import { passwordChanges } from './services/auth/password-changes.ts';
import { type Derive, passwordHashing } from './services/auth/passwords.ts';
import { postman as postmanOf, type TakeOfAddress } from './services/auth/postman.ts';
import { sessionService } from './services/auth/sessions.ts';
import { waiting as waitingOf } from './services/auth/waiting.ts';
import { walletSignIn as walletSignInOf } from './services/auth/wallet-sign-in.ts';
import { ways } from './services/auth/ways.ts';
import type { Mailer } from './services/mail/mailer.ts';
import { mails } from './services/mail/mails.ts';
import { accountErasureStore } from './stores/auth/account-erasure-store.ts';
import { accountStore } from './stores/auth/account-store.ts';
import { emailStore } from './stores/auth/email-store.ts';
import { sessionStore } from './stores/auth/session-store.ts';
import { signInStore } from './stores/auth/sign-in-store.ts';

export interface AccountsGiven {
  env: Pick<Env, 'RPC_URLS'>;
  sql: Sql;
  publicUrl: URL;
  /** `undefined`: this server sends no mail, so nobody registers with an address. */
  mailer: Mailer | undefined;
  /** Argon2id; a test counts with its own. */
  derive?: Derive | undefined;
  takeOfAddress: TakeOfAddress;
  signer: () => Promise<Signer>;
  now: () => EpochMs;
}

/** Puts together what people sign in with. `rows` are what is to be swept. */
export function accounts({ env, sql, publicUrl, mailer, derive, takeOfAddress, signer, now }: AccountsGiven) {
  const store = accountStore(sql);
  const rows = { sessions: sessionStore(sql), signIns: signInStore(sql), emails: emailStore(sql) };
  const { signIns, emails } = rows;
  const sessions = sessionService({ sql, store: rows.sessions, now });
  const waiting = waitingOf({ signIns, now });
  const passwords = passwordHashing(derive ? { derive } : {});
  const postman = postmanOf({ mailer, mails: mails(publicUrl), takeOfAddress });
  const walletSignIn = walletSignInOf({ sql, accounts: store, signIns, sessions, waiting, rpcUrls: env.RPC_URLS, publicUrl, now });
  return {
    rows,
    parts: {
      accounts: store,
      sessions,
      walletSignIn,
      emailSignIn: emailSignIn({ sql, accounts: store, emails, sessions, waiting, passwords, postman, now }),
      passwordChanges: passwordChanges({ sql, emails, sessions, passwords, postman, now }),
      ways: ways({ accounts: store, emails, wallets: walletSignIn, postman }),
      accountErasure: accountErasure({ store: accountErasureStore(sql), signer, now }),
    },
  };
}
