import { AdmissionChallenge, AdmissionRequest } from '@infofi-lens/shared/contracts/admission';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';

/** `POST /v1/contributors/challenge`: the work that makes a device key known. Nothing is kept of the question. */
export const postContributorChallenge = ({ admission }: Pick<Deps, 'admission'>) =>
  new Hono<AppEnv>().post(
    '/contributors/challenge',
    declares({
      tag: 'sync',
      summary: 'Ask for the work that makes a device key known',
      description:
        'Find a `nonce` (a number, as text) for which scrypt(password = nonce, salt = challenge, N, r, p, 4 bytes) begins with `bits` zero bits. ' +
        'More bits are asked for while many newcomers come.',
      answers: { 200: AdmissionChallenge },
      problems: ['invalid_public_key', 'admission_closed'],
    }),
    accepts('json', AdmissionRequest),
    async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await admission.challenge(c.req.valid('json').publicKey));
    },
  );
