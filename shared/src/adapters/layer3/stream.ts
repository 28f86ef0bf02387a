import { isRecord, parseJson, read } from '../json.ts';
import { unwrapped } from './superjson.ts';

/**
 * Puts a streamed tRPC answer (JSON lines) together again. The first line has a place for each call, `[[value], …promises]`,
 * a promise being `[key, kind, chunk]`; each later line `[chunk, state, [[value], …promises]]` fills the place of its chunk.
 * Lines that are answers themselves are taken in their order. A broken line costs what it would have filled.
 * @returns one answer for each call, or `undefined` when the text is no such stream.
 * @see https://trpc.io/docs/client/links/httpBatchStreamLink
 */
export function streamedAnswers(body: string): unknown[] | undefined {
  const lines = body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => unwrapped(parseJson(line)));
  const [head, ...chunks] = lines;
  if (!isRecord(head)) return undefined;
  if (lines.every((line) => line === undefined || isRecord(line))) return lines;

  const answers: Record<string, unknown> = {};
  const places = new Map<unknown, (value: unknown) => void>();
  for (const [call, encoded] of Object.entries(head)) fill(encoded, (value) => setOwn(answers, call, value), places);
  for (const chunk of chunks) {
    if (!Array.isArray(chunk)) continue;
    const [id, state, encoded] = chunk;
    const place = places.get(id);
    if (place && state === 0) fill(encoded, place, places);
  }
  return Object.keys(answers).map((call) => answers[call]);
}

function fill(encoded: unknown, place: (value: unknown) => void, places: Map<unknown, (value: unknown) => void>): void {
  if (!Array.isArray(encoded) || !Array.isArray(encoded[0])) return;
  const [[value], ...promises] = encoded;
  place(value);
  for (const promise of promises) {
    if (!Array.isArray(promise)) continue;
    const [key, , chunk] = promise;
    if (key === null) places.set(chunk, place);
    else if (isRecord(value) && typeof key === 'string' && read(value, key) !== undefined)
      places.set(chunk, (late) => setOwn(value as Record<string, unknown>, key, late)); // parsed from this stream alone
  }
}

/** Sets a key without ever reaching a prototype. */
function setOwn(holder: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') holder[key] = value;
}
