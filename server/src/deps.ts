import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { Crowd } from './crowd.ts';
import type { Limiting } from './http/limited.ts';
import type { Pages } from './http/pages.ts';
import type { Load } from './http/shed-load.ts';
import type { AccountErasures } from './services/auth/account-erasure.ts';
import type { EmailSignIn } from './services/auth/email-sign-in.ts';
import type { PasswordChanges } from './services/auth/password-changes.ts';
import type { SessionService } from './services/auth/sessions.ts';
import type { WalletSignIn } from './services/auth/wallet-sign-in.ts';
import type { Ways } from './services/auth/ways.ts';
import type { PersonalLedger } from './services/ledger/personal-ledger.ts';
import type { XLinkConnect } from './services/links/x-link-connect.ts';
import type { XLinks } from './services/links/x-links.ts';
import type { Operator } from './services/operating/operators.ts';
import type { ContestService } from './services/opt-out/contests.ts';
import type { Readiness } from './services/readiness.ts';
import type { Links } from './services/standing/links.ts';
import type { AccountStore } from './stores/auth/account-store.ts';

/** What the app and its routes are given. A route takes the few it needs: `({ facts }: Pick<Deps, 'facts'>)`. */
export interface Deps
  extends Pick<
    Crowd,
    | 'ingest'
    | 'facts'
    | 'campaigns'
    | 'boards'
    | 'platforms'
    | 'dumps'
    | 'erasure'
    | 'catalogue'
    | 'analytics'
    | 'signing'
    | 'admission'
    | 'standing'
    | 'operate'
    | 'switches'
    | 'roi'
    | 'status'
    | 'takeReport'
    | 'shill'
    | 'optOuts'
  > {
  /** The clock: tests pass their own. */
  readonly now: () => EpochMs;
  readonly log: Logger;
  /** Where people and the extension reach this API: scheme, host, port; no path. */
  readonly publicUrl: URL;
  readonly load: Load;
  /** Requests a minute from one network address in this process; 0: no limit. */
  readonly requestsPerMinute: number;
  readonly limiting: Limiting;
  readonly readiness: () => Promise<Readiness>;
  readonly pages: Pages;

  readonly accounts: AccountStore;
  readonly sessions: SessionService;
  readonly walletSignIn: WalletSignIn;
  readonly emailSignIn: EmailSignIn;
  readonly passwordChanges: PasswordChanges;
  readonly ways: Ways;
  readonly accountErasure: AccountErasures;
  readonly links: Links;
  readonly contests: ContestService;
  readonly ledger: PersonalLedger;
  readonly xLinks: XLinks;
  readonly xLinkConnect: XLinkConnect;
  readonly operators: readonly Operator[];
}
