import { type FileRef, ManifestAnswer } from '@infofi-lens/shared/catalogue/manifest';
import { Signed } from '@infofi-lens/shared/signing/signed';
import { RefusedError, refused } from '@infofi-lens/shared/signing/trust';
import * as z from 'zod/mini';
import { fetchBytes, readAtMost } from './bytes.ts';
import type { Connection } from './request.ts';
import { request } from './request.ts';

/** A manifest names a few hundred files at most. */
const manifestAtMost = 1_048_576;
const malformed = () => refused('malformed', 'The manifest of the catalogue can not be read.');

/**
 * The catalogue as functions. Who answers is not believed: what is signed is checked by the caller, and files are held against
 * their hashes here. All throw {@link fetchBytes}'s errors; what is not what it should be is a {@link RefusedError}.
 */
export function catalogueApi(connection: Connection) {
  return {
    /** @returns `undefined` when the one with that tag is still the newest. */
    async manifest(etag: string | undefined): Promise<{ answer: ManifestAnswer; etag: string | undefined } | undefined> {
      const headers = etag === undefined ? {} : { 'if-none-match': etag };
      const reply = await fetchBytes(connection, '/v1/catalogue/manifest', { atMost: manifestAtMost, headers });
      if (!reply) return undefined;
      let json: unknown;
      try {
        json = JSON.parse(new TextDecoder().decode(reply.bytes));
      } catch {
        throw malformed();
      }
      const answer = z.safeParse(ManifestAnswer, json);
      if (!answer.success) throw malformed();
      return { answer: answer.data, etag: reply.etag };
    },

    /** The text of a file, whoever carried it. @throws {RefusedError} `truncated`, `wrong_hash`, `wrong_size` */
    async file([hash, bytes, raw]: FileRef): Promise<string> {
      const reply = await fetchBytes(connection, `/v1/catalogue/files/${hash}`, { atMost: bytes });
      if (!reply || reply.bytes.length < bytes) throw refused('truncated', 'A file of the catalogue is shorter than it should be.');
      if ((await sha256(reply.bytes)) !== hash) throw refused('wrong_hash', 'A file of the catalogue is not the one that was signed.');
      return gunzip(reply.bytes, raw);
    },

    /** Everything whose name begins so, signed. */
    async lookup(prefix: string): Promise<Signed | undefined> {
      const reply = await request(connection, Signed, { path: `/v1/catalogue/lookup/${prefix === '' ? 'all' : prefix}` });
      return reply?.answer;
    },
  };
}
export type CatalogueApi = ReturnType<typeof catalogueApi>;

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param length How long the text is: what would become more is not unpacked any further. */
async function gunzip(bytes: Uint8Array<ArrayBuffer>, length: number): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const text = await readAtMost(stream, length).catch((cause: unknown) => {
    throw new RefusedError('malformed', 'A file of the catalogue can not be unpacked.', { cause });
  });
  if (text?.length !== length) throw refused('wrong_size', 'A file of the catalogue unpacks to another size than was signed.');
  return new TextDecoder().decode(text);
}
