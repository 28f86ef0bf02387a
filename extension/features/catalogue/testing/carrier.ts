import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { encode } from '@infofi-lens/shared/catalogue/encode';
import type { FileRef, Manifest, ManifestAnswer } from '@infofi-lens/shared/catalogue/manifest';
import type { Patch } from '@infofi-lens/shared/catalogue/patch';
import { type Signed, sign } from '@infofi-lens/shared/signing/signed';
import { keyDocument, keyPair } from '@infofi-lens/shared/signing/testing/keys';
import type { EpochMs } from '@infofi-lens/shared/units';

/** What an answer consists of, for a test to change on its way. */
export interface OnTheWay {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A server, or somebody in between, that carries a catalogue which the test writes. */
export function carrier(now: () => EpochMs) {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const asked: string[] = [];
  const answers = new Map<string, Uint8Array<ArrayBuffer>>();
  const way: { change?: ((sent: OnTheWay) => Uint8Array<ArrayBuffer> | undefined) | undefined } = {};
  let key = keyPair(1);
  let keys: Signed[] = [];
  let state: Omit<Manifest, 'sequence' | 'issuedAt' | 'freshUntil'> = {
    format: 1,
    seq: 0,
    snapshot: { seq: 0, entities: 0, parts: [] },
    deltas: [],
    lookup: { digits: 0 },
    documents: {},
    mirrors: [],
  };
  let sequence = 0;

  function put(text: string): FileRef {
    const bytes = new Uint8Array(gzipSync(text));
    const hash = createHash('sha256').update(bytes).digest('hex');
    files.set(hash, bytes);
    return [hash, bytes.length, Buffer.byteLength(text)];
  }
  const file = (patches: readonly Patch[]) => put(JSON.stringify(encode(patches)));
  const set = (path: string, json: unknown) => answers.set(path, new TextEncoder().encode(JSON.stringify(json)));

  const fetch = async (url: URL | RequestInfo, init?: RequestInit): Promise<Response> => {
    const path = new URL(String(url)).pathname;
    asked.push(path);
    const bytes = path.includes('/files/') ? files.get(path.split('/').at(-1) ?? '') : answers.get(path);
    const etag = path.endsWith('/manifest') ? `"${sequence}"` : '"x"';
    if (new Headers(init?.headers).get('if-none-match') === etag) return new Response(null, { status: 304 });
    const sent = bytes && (way.change ? way.change({ path, bytes }) : bytes);
    return sent ? new Response(sent, { headers: { etag } }) : new Response('', { status: 404 });
  };

  return {
    fetch,
    asked,
    way,
    put,
    file,
    /** Signs what the catalogue now is. @param other What else the manifest says. */
    async issue(changes: Partial<Manifest> = {}): Promise<ManifestAnswer> {
      const { sequence: given, issuedAt = now(), freshUntil = (now() + 48 * 3_600_000) as EpochMs, ...rest } = changes;
      state = { ...state, ...rest };
      sequence = given ?? sequence + 1;
      if (keys.length === 0) keys = [await keyDocument(key.signer, 1, [key.key], now())];
      const text = JSON.stringify({ ...state, sequence, issuedAt, freshUntil });
      const answer = { manifest: await sign(key.signer, 'manifest', text), keys };
      set('/v1/catalogue/manifest', answer);
      return answer;
    },
    /** A delta from where the catalogue is. */
    delta(to: number, ...patches: Patch[]): Partial<Manifest> {
      return { seq: to, deltas: [...state.deltas, [state.seq, to, file(patches)]] };
    },
    snapshot(seq: number, ...parts: Patch[][]): Partial<Manifest> {
      return { seq, snapshot: { seq, entities: parts.flat().length, parts: parts.map(file) } };
    },
    /** Takes on another key. @param honest Whether the one before says so. */
    async rotate(to: number, honest: boolean): Promise<void> {
      const next = keyPair(to);
      keys = [...keys, await keyDocument((honest ? key : next).signer, keys.length + 1, [next.key], now())];
      key = next;
    },
    /** Serves an answer of before again. */
    serve: (answer: ManifestAnswer) => set('/v1/catalogue/manifest', answer),
    async lookup(prefix: string, entities: unknown[], issuedAt = now()): Promise<void> {
      set(`/v1/catalogue/lookup/${prefix || 'all'}`, await sign(key.signer, 'lookup', JSON.stringify({ prefix, issuedAt, entities })));
    },
  };
}
