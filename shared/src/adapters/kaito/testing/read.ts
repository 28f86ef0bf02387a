import { existsSync, readFileSync } from 'node:fs';
import type { Kind } from '../../../facts/catalog.ts';
import type { FieldsOf } from '../../../facts/observation.ts';
import { type EpochMs, epochMs } from '../../../units.ts';
import { runSteps } from '../../steps.ts';
import type { Capture, ParseResult } from '../../types.ts';
import { kaitoAdapter } from '../adapter.ts';
import { testPages } from '../test-pages.ts';

/** 2026-09-21. */
export const seenAt = epochMs(1_790_000_000_000) as EpochMs; // a time within range

const folder = new URL('../fixtures/', import.meta.url);

/** Reads an answer to an address, at a fixed time. */
export function readAnswer(url: string, body: unknown, more: Partial<Capture> = {}): ParseResult {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return runSteps(kaitoAdapter.parse({ url, via: 'network', body: text, capturedAt: seenAt, ...more }));
}

export function fixture(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** Reads a fixture at its own address, with the request beside it where there is one. */
export function readFixture(name: string, more: Partial<Capture> = {}): ParseResult {
  const page = testPages.find((one) => one.fixture === name);
  if (!page) throw new Error(`The fixture ${name} is not listed in test-pages.ts.`);
  const request = new URL(name.replace(/\.json$/, '.request.json'), folder);
  return readAnswer(page.url, fixture(name), { ...(existsSync(request) ? { requestBody: readFileSync(request, 'utf8') } : {}), ...more });
}

/** The fields of every observation of a kind, by id. */
export function byId<K extends Kind>({ observations }: ParseResult, kind: K): Record<string, FieldsOf<K>> {
  return Object.fromEntries(observations.filter((found) => found.kind === kind).map(({ id, fields }) => [id, fields])) as Record<
    string,
    FieldsOf<K>
  >; // filtered by that kind
}
