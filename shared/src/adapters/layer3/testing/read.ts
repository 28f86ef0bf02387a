import { readFileSync } from 'node:fs';
import type { Kind } from '../../../facts/catalog.ts';
import type { FieldsOf } from '../../../facts/observation.ts';
import { type EpochMs, epochMs } from '../../../units.ts';
import { runSteps } from '../../steps.ts';
import type { Capture, ParseResult } from '../../types.ts';
import { layer3Adapter } from '../adapter.ts';
import { testPages } from '../test-pages.ts';

/** 2026-07-20: between the dates of the fixtures. */
export const seenAt = epochMs(1_784_505_600_000) as EpochMs; // a time within range

const folder = new URL('../fixtures/', import.meta.url);

/** Reads an answer to an address, at a fixed time. */
export function readAnswer(url: string, body: unknown, more: Partial<Capture> = {}): ParseResult {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return runSteps(layer3Adapter.parse({ url, via: 'network', body: text, capturedAt: seenAt, ...more }));
}

/** Reads what one procedure answered: a payload, with superjson's tags if it has any. */
export function readPayload(procedure: string, json: unknown, values?: unknown, more: Partial<Capture> = {}): ParseResult {
  const data = values === undefined ? { json } : { json, meta: { values } };
  return readAnswer(`https://app.layer3.xyz/api/trpc/${procedure}`, { result: { data } }, more);
}

export function fixture(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** Reads a fixture at its own address. */
export function readFixture(name: string, more: Partial<Capture> = {}): ParseResult {
  const page = testPages.find((one) => one.fixture === name);
  if (!page) throw new Error(`The fixture ${name} is not listed in test-pages.ts.`);
  return readAnswer(page.url, fixture(name), { via: name.endsWith('.html') ? 'hydration' : 'network', ...more });
}

/** The fields of every observation of a kind, by id. */
export function byId<K extends Kind>({ observations }: ParseResult, kind: K): Record<string, FieldsOf<K>> {
  return Object.fromEntries(observations.filter((found) => found.kind === kind).map(({ id, fields }) => [id, fields])) as Record<
    string,
    FieldsOf<K>
  >; // filtered by that kind
}
