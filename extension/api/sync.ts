import { BatchReceipt, Contributor, type RegisterContributor, signatureHeader } from '@infofi-lens/shared/contracts/sync';
import type * as z from 'zod/mini';
import { type Connection, request } from './request.ts';

/** Bytes and what they are signed with. */
export interface Signed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** ECDSA P-256 with SHA-256, IEEE P1363, base64. */
  readonly signature: string;
}
export type Registration = z.infer<typeof RegisterContributor>;

/** The sync part of the API as functions. All throw {@link request}'s errors. */
export function syncApi(connection: Connection) {
  return {
    /** Makes the device key known. @returns the counter of the last batch taken from it. */
    async register({ bytes, signature }: Signed): Promise<number> {
      const reply = await request(connection, Contributor, {
        method: 'POST',
        path: '/v1/contributors',
        body: bytes,
        headers: { [signatureHeader]: signature },
      });
      return reply?.answer.counter ?? 0;
    },

    async sendBatch({ bytes, signature }: Signed): Promise<BatchReceipt | undefined> {
      const reply = await request(connection, BatchReceipt, {
        method: 'POST',
        path: '/v1/observations',
        body: bytes,
        headers: { [signatureHeader]: signature },
        alsoGood: [422], // every item was refused: the receipt says why
      });
      return reply?.answer;
    },
  };
}
export type SyncApi = ReturnType<typeof syncApi>;
