import { Contributor, RegisterContributor, signatureHeader } from '@infofi-lens/shared/contracts/sync';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';

/** `POST /v1/contributors`: makes a device key known. Signed with that key; registering twice is harmless. */
export const postContributors = ({ ingest, limiting }: Pick<Deps, 'ingest' | 'limiting'>) =>
  new Hono<AppEnv>().post(
    '/contributors',
    declares({
      tag: 'sync',
      summary: 'Make a device key known',
      description:
        `The body is signed with the key it carries: ECDSA P-256 with SHA-256 over its raw bytes, IEEE P1363, base64, in \`${signatureHeader}\`. ` +
        'A new key brings `challenge` and `nonce` (see `POST /v1/contributors/challenge`); a known one needs neither.',
      signedBody: RegisterContributor,
      answers: { 201: Contributor },
      problems: [
        'malformed_json',
        'invalid_input',
        'invalid_public_key',
        'bad_signature',
        'contributor_erased',
        'proof_required',
        'proof_wrong',
        'proof_used',
        'challenge_invalid',
        'challenge_expired',
        'admission_closed',
        'admission_full',
        'quota_reached',
        'overloaded',
      ],
    }),
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const address = limiting.addressOf(c);
      return c.json(await ingest.register({ bytes, signature: c.req.header(signatureHeader), address }), 201);
    },
  );
