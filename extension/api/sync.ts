import { AdmissionChallenge } from '@infofi-lens/shared/contracts/admission';
import { ErasureProof } from '@infofi-lens/shared/contracts/erasure';
import { OutcomeReceipt } from '@infofi-lens/shared/contracts/outcomes';
import { Appeal, ContributorStanding } from '@infofi-lens/shared/contracts/standing';
import { BatchReceipt, Contributor, type RegisterContributor, signatureHeader } from '@infofi-lens/shared/contracts/sync';
import type * as z from 'zod/mini';
import { ApiError, type Connection, request } from './request.ts';

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
    /** What work makes a new device key known. */
    async challenge(publicKey: string): Promise<AdmissionChallenge> {
      const reply = await request(connection, AdmissionChallenge, {
        method: 'POST',
        path: '/v1/contributors/challenge',
        body: JSON.stringify({ publicKey }),
      });
      if (!reply) throw new ApiError('bad_answer', 'The server gave an answer that can not be read.'); // 304 to a question that named no version
      return reply.answer;
    },

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

    /** What campaigns paid, and how long they took. */
    async sendOutcomes({ bytes, signature }: Signed): Promise<OutcomeReceipt | undefined> {
      const reply = await request(connection, OutcomeReceipt, {
        method: 'POST',
        path: '/v1/outcomes',
        body: bytes,
        headers: { [signatureHeader]: signature },
        alsoGood: [422], // every item was refused: the receipt says why
      });
      return reply?.answer;
    },

    /** What became of what this device key shared. The body is signed like a batch. */
    async standing({ bytes, signature }: Signed): Promise<ContributorStanding> {
      const reply = await request(connection, ContributorStanding, {
        method: 'POST',
        path: '/v1/contributors/standing',
        body: bytes,
        headers: { [signatureHeader]: signature },
      });
      if (!reply) throw new ApiError('bad_answer', 'The server gave an answer that can not be read.'); // as above
      return reply.answer;
    },

    /** Takes out of everything what this device key said; the key is refused from then on. */
    async erase({ bytes, signature }: Signed): Promise<ErasureProof> {
      const reply = await request(connection, ErasureProof, {
        method: 'POST',
        path: '/v1/contributors/erase',
        body: bytes,
        headers: { [signatureHeader]: signature },
      });
      if (!reply) throw new ApiError('bad_answer', 'The server gave an answer that can not be read.'); // as above
      return reply.answer;
    },

    async appeal({ bytes, signature }: Signed): Promise<void> {
      await request(connection, Appeal, {
        method: 'POST',
        path: '/v1/contributors/appeals',
        body: bytes,
        headers: { [signatureHeader]: signature },
      });
    },
  };
}
export type SyncApi = ReturnType<typeof syncApi>;
