import { LinkedContributors, type UnlinkRequest } from '@infofi-lens/shared/contracts/standing';
import { signatureHeader } from '@infofi-lens/shared/contracts/sync';
import * as z from 'zod/mini';
import { ApiError, type Connection, request } from './request.ts';
import type { Signed } from './sync.ts';

const nothing = z.optional(z.unknown());
const bearer = (accessToken: string) => ({ authorization: `Bearer ${accessToken}` });

/** Which device keys belong to the account, as functions. All throw {@link request}'s errors. */
export function linksApi(connection: Connection) {
  const path = '/v1/contributors/link';
  return {
    /** Takes a device key into the account. The body names both and is signed by the key. */
    async link({ bytes, signature }: Signed, accessToken: string): Promise<void> {
      const headers = { ...bearer(accessToken), [signatureHeader]: signature };
      await request(connection, nothing, { method: 'POST', path, body: bytes, headers });
    },

    /** Gives a device key up. What it shared stays. */
    async unlink(which: z.infer<typeof UnlinkRequest>, accessToken: string): Promise<void> {
      await request(connection, nothing, { method: 'DELETE', path, body: JSON.stringify(which), headers: bearer(accessToken) });
    },

    async mine(accessToken: string): Promise<LinkedContributors['items']> {
      const reply = await request(connection, LinkedContributors, { path: '/v1/contributors/mine', headers: bearer(accessToken) });
      if (!reply) throw new ApiError('bad_answer', 'The server gave an answer that can not be read.'); // 304 to a question that named no version
      return reply.answer.items;
    },
  };
}
