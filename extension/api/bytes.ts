import { ApiError, type Connection, refusal } from './request.ts';

/** No problem is longer. */
const problemAtMost = 65_536;

const patienceMs = 60_000;

/**
 * Fetches bytes from the API, or from whoever carries its files.
 * @param atMost More than this is not taken in, whatever the sender has.
 * @returns `undefined` for 304.
 * @throws {ApiError} the problem's code; `unreachable` without an answer, `server_error` for one without a problem, `too_large`
 */
export async function fetchBytes(
  { origin, fetch }: Connection,
  path: string,
  { atMost, headers = {} }: { atMost: number; headers?: Readonly<Record<string, string>> },
): Promise<{ bytes: Uint8Array<ArrayBuffer>; etag: string | undefined } | undefined> {
  const unreachable = (cause: unknown) => {
    throw new ApiError('unreachable', 'The server can not be reached.', { cause });
  };
  const response = await fetch(`${origin}${path}`, {
    headers,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(patienceMs),
  }).catch(unreachable);
  if (response.status === 304) return undefined;
  if (!response.ok) throw refusal(response, await problemOf(response));
  const bytes = await readAtMost(response.body, atMost).catch(unreachable);
  if (!bytes) throw new ApiError('too_large', 'The server sent more than it should.', { status: response.status });
  return { bytes, etag: response.headers.get('etag') ?? undefined };
}

/** @returns `undefined` when it is none: whoever carries files may answer with a page. */
async function problemOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await readAtMost(response.body, problemAtMost)));
  } catch {
    return undefined;
  }
}

/** @returns `undefined` when there is more. */
export async function readAtMost(
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  atMost: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!stream) return new Uint8Array();
  const reader = stream.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (!value) continue;
    length += value.length;
    if (length > atMost) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
