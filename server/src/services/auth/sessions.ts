import type { DeviceKind, SessionList } from '@infofi-lens/shared/contracts/account';
import { lifetimes, type Tokens } from '@infofi-lens/shared/contracts/auth';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Sessions, SignedIn } from '../../http/signed-in.ts';
import type { SessionStore } from '../../stores/auth/session-store.ts';
import { mintToken, type RandomBytes, readToken, sameSecret } from './token.ts';

export interface SessionService extends Sessions {
  /** Opens a session inside the caller's transaction. */
  open(tx: Transaction, accountId: string, device: DeviceKind): Promise<Tokens>;
  /**
   * Swaps a refresh token for new tokens. A token that was swapped before is in two hands: the whole session ends.
   * @throws {LensError} `refresh_token_invalid`, `refresh_token_expired`, `refresh_token_reused`
   */
  refresh(refreshToken: string): Promise<Tokens>;
  end(session: SignedIn): Promise<void>;
  /** Where the account is signed in. */
  list(session: SignedIn): Promise<SessionList>;
  /** @throws {NotFoundError} when that session is not the account's, or has ended. */
  endOne(session: SignedIn, id: string): Promise<void>;
  /** All of the account but this one. @returns how many. */
  endOthers(session: SignedIn): Promise<number>;
  /** Inside the caller's transaction, since who knew the old password may still be signed in. @param but The session that stays. */
  passwordChanged(tx: Transaction, accountId: string, but?: string): Promise<void>;
}

export interface SessionDeps {
  sql: Sql;
  store: SessionStore;
  now: () => EpochMs;
  random?: RandomBytes;
}

export function sessionService({ sql, store, now, random }: SessionDeps): SessionService {
  async function issue(tx: Transaction, sessionId: string): Promise<Tokens> {
    const access = { ...mintToken(random), expiresAt: (now() + lifetimes.accessToken) as EpochMs }; // a time plus a duration
    const refresh = { ...mintToken(random), expiresAt: (now() + lifetimes.refreshToken) as EpochMs }; // a time plus a duration
    await store.addTokens(tx, sessionId, access, refresh);
    return {
      status: 'signed_in',
      accessToken: access.token,
      accessTokenExpiresAt: access.expiresAt,
      refreshToken: refresh.token,
      refreshTokenExpiresAt: refresh.expiresAt,
    };
  }

  return {
    open: async (tx, accountId, device) => issue(tx, await store.open(tx, accountId, device, now())),

    async whoHolds(accessToken) {
      const token = readToken(accessToken);
      const kept = token && (await store.accessToken(token.selector));
      if (!token || !kept || !sameSecret(kept.secretHash, token.secretHash) || kept.revokedAt !== null) throw unauthenticated();
      if (kept.expiresAt <= now()) throw new LensError('token_expired', 'The access token has expired. Refresh it.');
      return { accountId: kept.accountId, sessionId: kept.sessionId };
    },

    async refresh(refreshToken) {
      // The refusal is a value until the transaction is over: thrown inside, it would undo the revocation.
      const outcome = await sql.begin(async (tx) => {
        const token = readToken(refreshToken);
        const kept = token && (await store.refreshToken(tx, token.selector));
        if (!token || !kept || !sameSecret(kept.secretHash, token.secretHash) || kept.revokedAt !== null) return invalid();
        if (kept.rotatedAt !== null) {
          await store.revoke(tx, kept.sessionId, 'refresh_token_reused', now());
          return reused();
        }
        if (kept.expiresAt <= now()) return new LensError('refresh_token_expired', 'You have been away too long. Sign in again.');
        await store.markRotated(tx, token.selector, kept.sessionId, now());
        return issue(tx, kept.sessionId);
      });
      if (outcome instanceof LensError) throw outcome;
      return outcome;
    },

    end: ({ sessionId }) => store.revoke(sql, sessionId, 'logout', now()),

    async list({ accountId, sessionId }) {
      const rows = await store.list(accountId, now());
      return {
        items: rows.map(({ browser, system, ...row }) => ({ ...row, device: { browser, system }, current: row.id === sessionId })),
      };
    },
    async endOne({ accountId }, id) {
      if (!(await store.revokeOne(accountId, id, now()))) throw new NotFoundError('session');
    },
    endOthers: ({ accountId, sessionId }) => store.revokeAll(sql, accountId, 'ended_elsewhere', now(), sessionId),
    async passwordChanged(tx, accountId, but) {
      await store.revokeAll(tx, accountId, 'password_changed', now(), but);
    },
  };
}

const unauthenticated = () => new LensError('unauthenticated', 'This access token does not work. Sign in again.');
const invalid = () => new LensError('refresh_token_invalid', 'This refresh token does not work. Sign in again.');
const reused = () =>
  new LensError('refresh_token_reused', 'This refresh token was used before, so this session has been signed out. Sign in again.');
