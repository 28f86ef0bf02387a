import type { ProblemCode } from './problem-codes.ts';

/** What every signed batch of a contributor can be refused for as a whole. */
export const batchProblems = [
  'malformed_json',
  'invalid_input',
  'unknown_contributor',
  'bad_signature',
  'wrong_audience',
  'replayed_batch',
  'quota_reached',
  'batches_closed',
  'body_too_large',
] as const satisfies readonly ProblemCode[];

/** Status of a receipt: 200 when nothing was rejected, 422 when everything was, else 207. @param items How many the batch held. */
export function receiptStatus(rejected: number, items: number): 200 | 207 | 422 {
  if (rejected === 0) return 200;
  return rejected === items ? 422 : 207;
}
