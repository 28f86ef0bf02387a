import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { decode } from '@infofi-lens/shared/catalogue/decode';
import { encode } from '@infofi-lens/shared/catalogue/encode';
import type { Patch } from '@infofi-lens/shared/catalogue/patch';
import type { StoredFile } from '../../stores/catalogue/files.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** A text as a file: compressed, and named by the SHA-256 of the compressed bytes, so that anybody may carry it. */
export async function packText(text: string): Promise<StoredFile> {
  const raw = Buffer.from(text);
  const bytes = await compress(raw, { level: 9 });
  return { ref: [hash('sha256', bytes, 'hex'), bytes.length, raw.length], bytes };
}

export const packPatches = (patches: readonly Patch[]): Promise<StoredFile> => packText(JSON.stringify(encode(patches)));

/** Reads a file of our own. */
export const unpackText = async (bytes: Buffer): Promise<string> => (await expand(bytes)).toString();
export const unpackPatches = async (bytes: Buffer): Promise<Patch[]> => decode(await unpackText(bytes));
