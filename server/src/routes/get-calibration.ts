import { Calibration } from '@infofi-lens/shared/contracts/calibration';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/analytics/calibration`: predicted against realised. */
export const getCalibration = ({ roi, now }: Pick<Deps, 'roi' | 'now'>) =>
  new Hono<AppEnv>().get(
    '/analytics/calibration',
    declares({
      tag: 'analytics',
      summary: 'Predicted against realised',
      description: 'For people: the page `/calibration`. Each campaign counts once, with a prediction stored before its outcome was known.',
      answers: { 200: Calibration },
    }),
    cached(60),
    async (c) => {
      const none: Calibration = { at: now(), waiting: 0, platforms: [], months: [], reliability: [] };
      return answerText(c, (await roi.calibration()) ?? JSON.stringify(none));
    },
  );
