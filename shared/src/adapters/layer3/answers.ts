import { isRecord, type JsonRecord, parseJson, read } from '../json.ts';
import type { Capture } from '../types.ts';
import { type Call, callsOf } from './procedures.ts';
import { streamedAnswers } from './stream.ts';
import { unwrapped } from './superjson.ts';

/** What one procedure answered. */
export interface Answer {
  readonly call: Call;
  readonly payload: unknown;
}

export interface Answers {
  readonly answers: readonly Answer[];
  /** Calls that were refused ("already completed"): the platform's word, neither data nor damage. */
  readonly refused: number;
  /** Entries of a batch that are neither an answer nor a refusal. */
  readonly broken: number;
}

/**
 * Takes a tRPC answer apart: batched (an array, or a record by position), unbatched, or streamed as JSON lines. Positions
 * are those of the names in the address. A body in no known envelope is one answer, so that its entities are still found.
 * @returns `undefined` when the body cannot be read at all.
 */
export function trpcAnswers(capture: Pick<Capture, 'url' | 'requestBody' | 'body'>): Answers | undefined {
  const calls = callsOf(capture);
  const root = parseJson(capture.body) ?? streamedAnswers(capture.body);
  if (root === undefined) return undefined;

  const entries = Array.isArray(root) ? root : isByPosition(root) ? Object.values(root) : [root];
  if (!entries.some(isEnvelope))
    return { answers: [{ call: (calls.length === 1 && calls[0]) || unknownCall, payload: unwrapped(root) }], refused: 0, broken: 0 };

  const answers: Answer[] = [];
  let refused = 0;
  let broken = 0;
  entries.forEach((entry, at) => {
    if (!isEnvelope(entry)) broken += 1;
    else if (!Object.hasOwn(entry, 'result')) refused += 1;
    else answers.push({ call: calls[at] ?? unknownCall, payload: payloadOf(entry.result) });
  });
  return { answers, refused, broken };
}

const unknownCall: Call = { name: undefined, input: undefined };

function isEnvelope(entry: unknown): entry is JsonRecord {
  return isRecord(entry) && (Object.hasOwn(entry, 'result') || isRecord(read(entry, 'error')));
}

function isByPosition(root: unknown): root is JsonRecord {
  return isRecord(root) && Object.hasOwn(root, '0') && Object.values(root).every(isEnvelope);
}

function payloadOf(result: unknown): unknown {
  return unwrapped(isRecord(result) && Object.hasOwn(result, 'data') ? result.data : result);
}
