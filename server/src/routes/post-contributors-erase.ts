import { EraseContributor, ErasureProof } from '@infofi-lens/shared/contracts/erasure';
import { signatureHeader } from '@infofi-lens/shared/contracts/sync';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';

/** `POST /v1/contributors/erase`: takes out of everything what a device key ever said. Signed with that key. */
export const postContributorsErase = ({ erasure }: Pick<Deps, 'erasure'>) =>
  new Hono<AppEnv>().post(
    '/contributors/erase',
    declares({
      tag: 'sync',
      summary: 'Erase all that a device shared',
      description:
        `Signed like a batch (\`${signatureHeader}\`). Claims, sightings and the key are deleted, what rested on them is agreed again without them, ` +
        'and a new checkpoint is signed. The key is refused from then on.',
      signedBody: EraseContributor,
      answers: { 200: ErasureProof },
      problems: [
        'malformed_json',
        'invalid_input',
        'unknown_contributor',
        'bad_signature',
        'wrong_audience',
        'replayed_batch',
        'body_too_large',
      ],
    }),
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      return c.json(await erasure.eraseMyself({ bytes, signature: c.req.header(signatureHeader) }), 200, { 'cache-control': 'no-store' });
    },
  );
