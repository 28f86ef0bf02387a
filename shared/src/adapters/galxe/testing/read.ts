import { existsSync, readFileSync } from 'node:fs';
import type { Kind } from '../../../facts/catalog.ts';
import type { AnyObservation, Via } from '../../../facts/observation.ts';
import { type EpochMs, epochMs } from '../../../units.ts';
import { runSteps } from '../../steps.ts';
import type { Capture, ParseResult } from '../../types.ts';
import { galxeAdapter } from '../adapter.ts';
import { testPages } from '../test-pages.ts';

/** 2026-09-21: between the dates of the fixtures. */
export const seenAt = epochMs(1_790_000_000_000) as EpochMs; // a time within range

const folder = new URL('../fixtures/', import.meta.url);

export function fixture(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** Reads a body as an answer of Galxe's interface, unless told otherwise. */
export function readBody(body: string, rest: Partial<Capture> = {}): ParseResult {
  const capture: Capture = { url: 'https://graphigo.prd.galaxy.eco/query', via: 'network', body, capturedAt: seenAt, ...rest };
  return runSteps(galxeAdapter.parse(capture));
}

export function readJson(value: unknown, rest: Partial<Capture> = {}): ParseResult {
  return readBody(JSON.stringify(value), rest);
}

/** Reads a fixture at its own address, with the request beside it where there is one. */
export function readFixture(name: string, rest: Partial<Capture> = {}): ParseResult {
  const page = testPages.find((one) => one.fixture === name);
  if (page === undefined) throw new Error(`The fixture ${name} is not listed in test-pages.ts.`);
  const request = new URL(name.replace(/\.json$/, '.request.json'), folder);
  const requestBody = name.endsWith('.json') && existsSync(request) ? { requestBody: readFileSync(request, 'utf8') } : {};
  const via: Via = name.endsWith('.html') ? 'hydration' : 'network';
  return readBody(fixture(name), { url: page.url, via, ...requestBody, ...rest });
}

/** The observation of one entity. Throws when it is missing, so that a test says what it looked for. */
export function one<K extends Kind>({ observations }: ParseResult, kind: K, id: string): Extract<AnyObservation, { kind: K }>['fields'] {
  const found = observations.filter((observation) => observation.kind === kind && observation.id === id);
  if (found.length !== 1) throw new Error(`Expected one ${kind} ${id}, found ${found.length}.`);
  return found[0]?.fields as Extract<AnyObservation, { kind: K }>['fields']; // filtered by that kind
}

export function ids({ observations }: ParseResult, kind: Kind): string[] {
  return observations.filter((observation) => observation.kind === kind).map(({ id }) => id);
}
