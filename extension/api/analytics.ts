import { Calibration } from '@infofi-lens/shared/contracts/calibration';
import { ApiError, type Connection, request } from './request.ts';

/** Scores that the API publishes for everybody: asking tells nothing of what one looks at. All throw {@link request}'s errors. */
export function analyticsApi(connection: Connection) {
  return {
    /** How predictions compared with what came true. */
    async calibration(): Promise<Calibration> {
      const reply = await request(connection, Calibration, { path: '/v1/analytics/calibration' });
      if (!reply) throw new ApiError('bad_answer', 'The server gave an answer that can not be read.'); // 304 to a question that named no version
      return reply.answer;
    },
  };
}
