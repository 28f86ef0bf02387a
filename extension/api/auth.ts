import { Account } from '@infofi-lens/shared/contracts/account';
import { type ConnectAnswer, ConnectPending, Tokens } from '@infofi-lens/shared/contracts/auth';
import * as z from 'zod/mini';
import { ApiError, type Connection, request } from './request.ts';

const Answer = z.discriminatedUnion('status', [Tokens, ConnectPending]);

/** Signing in as functions. All throw {@link request}'s errors. */
export function authApi(connection: Connection) {
  return {
    /** Asks whether the person has signed on the connect page. Ask every 2 s. */
    connectToken: (verifier: string): Promise<ConnectAnswer> =>
      ask(connection, Answer, { method: 'POST', path: '/v1/auth/connect-token', body: JSON.stringify({ verifier }) }),

    /** New tokens for a refresh token, which then works no more. Never two at once. */
    refresh: (refreshToken: string): Promise<Tokens> =>
      ask(connection, Tokens, { method: 'POST', path: '/v1/auth/refresh', body: JSON.stringify({ refreshToken }) }),

    me: (accessToken: string): Promise<Account> =>
      ask(connection, Account, { path: '/v1/auth/me', headers: { authorization: `Bearer ${accessToken}` } }),

    /** Ends the session on this device. */
    async logout(accessToken: string): Promise<void> {
      await request(connection, z.optional(z.unknown()), {
        body: '{}', // every POST is JSON, this one too
        method: 'POST',
        path: '/v1/auth/logout',
        headers: { authorization: `Bearer ${accessToken}` },
      });
    },
  };
}
export type AuthApi = ReturnType<typeof authApi>;

async function ask<S extends z.core.$ZodType>(
  connection: Connection,
  schema: S,
  question: Parameters<typeof request>[2],
): Promise<z.infer<S>> {
  const reply = await request(connection, schema, question);
  if (!reply) throw new ApiError('bad_answer', 'The server gave an answer that can not be read.'); // 304 to a question that named no version
  return reply.answer;
}
