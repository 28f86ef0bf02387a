import { Platforms } from '@infofi-lens/shared/contracts/platforms';
import * as z from 'zod/mini';
import { ApiError, type Connection, request } from './request.ts';

const Health = z.object({ status: z.string() });

/** What the API says about itself: the same for everybody, so asking tells nothing. All throw {@link request}'s errors. */
export function aboutApi(connection: Connection) {
  return {
    /** The platforms and how much is known of each. */
    async platforms(): Promise<z.infer<typeof Platforms>['items']> {
      const reply = await request(connection, Platforms, { path: '/v1/platforms' });
      if (!reply) throw new ApiError('bad_answer', 'The server gave an answer that can not be read.'); // 304 to a question that named no version
      return reply.answer.items;
    },
    /** Whether it is alive. @returns how long the answer took, in milliseconds. */
    async ping(clock: () => number): Promise<number> {
      const from = clock();
      await request(connection, Health, { path: '/healthz' });
      return clock() - from;
    },
  };
}
