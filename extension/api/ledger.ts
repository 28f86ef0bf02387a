import { LedgerPage, LedgerReceipt, type LedgerUpdate } from '@infofi-lens/shared/contracts/ledger';
import * as z from 'zod/mini';
import { ApiError, type Connection, request } from './request.ts';

const path = '/v1/me/ledger';

/** An account's own ledger as functions, for whoever holds an access token of it. All throw {@link request}'s errors. */
export function ledgerApi(connection: Connection) {
  const signed = (token: string) => ({ authorization: `Bearer ${token}` });
  return {
    /** What changed since the page that ended with `cursor`; without one, all there is. */
    async read(token: string, cursor: string | undefined): Promise<LedgerPage> {
      const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      return answerOf(await request(connection, LedgerPage, { path: `${path}${query}`, headers: signed(token) }));
    },
    async write(token: string, update: LedgerUpdate): Promise<LedgerReceipt> {
      const question = { method: 'PUT', path, body: JSON.stringify(update), headers: signed(token) } as const;
      return answerOf(await request(connection, LedgerReceipt, question));
    },
    /** Deletes all of it. */
    async erase(token: string): Promise<void> {
      await request(connection, z.optional(z.unknown()), { method: 'DELETE', path, headers: signed(token) });
    },
  };
}
export type LedgerApi = ReturnType<typeof ledgerApi>;

function answerOf<T>(reply: { answer: T } | undefined): T {
  if (!reply) throw new ApiError('bad_answer', 'The server gave an answer that can not be read.'); // 304 to a question that named no version
  return reply.answer;
}
