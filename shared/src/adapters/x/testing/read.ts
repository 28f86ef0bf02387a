import { epochMs } from '../../../units.ts';
import { runSteps } from '../../steps.ts';
import type { Capture, ParseResult } from '../../types.ts';
import { xAdapter } from '../adapter.ts';

/** 2026-09-01. */
export const seenAt = epochMs(1_788_220_800_000);

/** Reads an answer as the extension would, at a fixed time. */
export function readAnswer(operation: string, body: unknown, more: Partial<Capture> = {}): ParseResult {
  if (seenAt === undefined) throw new Error('The fixed time of the tests is no time.');
  const url = `https://x.com/i/api/graphql/Q1d_abc/${operation}?variables=%7B%22count%22%3A20%7D`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return runSteps(xAdapter.parse({ url, via: 'network', body: text, capturedAt: seenAt, ...more }));
}

/** The fields of every observation of a kind, by id. */
export function fieldsById({ observations }: ParseResult, kind: 'post' | 'profile'): Record<string, object> {
  return Object.fromEntries(observations.filter((found) => found.kind === kind).map(({ id, fields }) => [id, fields]));
}
