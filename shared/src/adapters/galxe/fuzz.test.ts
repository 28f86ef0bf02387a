import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { LocalObservation } from '../../facts/observation.ts';
import type { Capture } from '../types.ts';
import { testPages } from './test-pages.ts';
import { plantedAnswer } from './testing/planted-answer.ts';
import { fixture, readBody } from './testing/read.ts';

const network = { url: 'https://graphigo.prd.galaxy.eco/query', via: 'network' } as const;
const page = { url: 'https://app.galxe.com/', via: 'hydration' } as const;
const shown = { url: 'https://app.galxe.com/', via: 'dom' } as const;
const anyCapture = fc.constantFrom<Partial<Capture>>(network, page, shown, { ...network, url: 'https://app.galxe.com/quest/a?_rsc=1' });
const anyFixture = fc.constantFrom(...testPages.map((one) => fixture(one.fixture)));

/** Reads, and checks what holds for every input whatever it is. */
function readSafely(body: string, capture: Partial<Capture>, requestBody?: string): void {
  const result = readBody(body, { ...capture, ...(requestBody === undefined ? {} : { requestBody }) });
  for (const observation of result.observations) {
    const { error } = z.safeParse(LocalObservation, observation);
    if (error) throw error;
  }
  expect(JSON.parse(JSON.stringify(result))).toEqual(result); // it must survive being a message
}

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
});

describe('whatever the input', () => {
  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), anyCapture, (body, capture) => readSafely(body, capture)),
      { numRuns: 400, seed: 1 },
    );
  });

  it('reads any JSON, and any request beside it', () => {
    fc.assert(fc.property(fc.json(), anyCapture, fc.json(), readSafely), { numRuns: 400, seed: 2 });
  });

  it('reads fixtures cut off anywhere', () => {
    const cut = fc.tuple(anyFixture, fc.double({ min: 0, max: 1, noNaN: true })).map(([text, share]) => text.slice(0, text.length * share));
    fc.assert(
      fc.property(cut, anyCapture, (body, capture) => readSafely(body, capture)),
      { numRuns: 300, seed: 3 },
    );
  });

  it('reads fixtures with characters changed', () => {
    const edit = fc.tuple(fc.nat(), fc.string({ minLength: 1, maxLength: 4 }));
    const changed = fc.tuple(anyFixture, fc.array(edit, { minLength: 1, maxLength: 20 })).map(([text, edits]) =>
      edits.reduce((now, [place, piece]) => {
        const at = place % (now.length + 1);
        return now.slice(0, at) + piece + now.slice(at + piece.length);
      }, text),
    );
    fc.assert(
      fc.property(changed, anyCapture, (body, capture) => readSafely(body, capture)),
      { numRuns: 300, seed: 4 },
    );
  });

  it('reads entities any of whose values became something else', () => {
    const swapped = fc.tuple(fc.nat(10_000), fc.jsonValue(), fc.nat(40)).map(([seed, value, nth]) => {
      let n = 0;
      const { body, capture } = plantedAnswer(seed);
      if (capture.via === 'hydration') return body;
      return JSON.stringify(JSON.parse(body.replace(/^\uFEFF/, '')), (_key, before: unknown) =>
        n++ % 41 === nth && n > 4 ? value : before,
      );
    });
    fc.assert(
      fc.property(swapped, anyCapture, (body, capture) => readSafely(body, capture)),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('whatever the size', () => {
  const campaign = '{"__typename":"Campaign","id":"GCaaaaaaa1","name":"x"}';
  const bodies: { why: string; body: string; capture: Partial<Capture> }[] = [
    { why: '100,000 levels of records', body: `{"data":${'{"a":'.repeat(1e5)}${campaign}${'}'.repeat(1e5)}}`, capture: network },
    { why: '100,000 levels of lists', body: `{"data":${'['.repeat(1e5)}${campaign}${']'.repeat(1e5)}}`, capture: network },
    { why: '20,000 campaigns within one another', body: nestedCampaigns(2e4), capture: network },
    { why: 'a million numbers', body: `{"data":[${'1,'.repeat(1e6)}1]}`, capture: network },
    { why: 'a text of 10 MB', body: `{"data":{"__typename":"Campaign","id":"GCaaaaaaa1","name":"${'x'.repeat(1e7)}"}}`, capture: network },
    { why: '100,000 keys', body: `{"data":{${Array.from({ length: 1e5 }, (_, i) => `"k${i}":{}`).join()}}}`, capture: network },
    {
      why: 'keys of the prototype',
      body: `{"data":{"__proto__":{"polluted":1,"id":"1"},"constructor":{"prototype":{"polluted":1}}}}`,
      capture: network,
    },
    {
      why: 'a prototype as an entity',
      body: '{"data":{"__typename":"Campaign","id":"__proto__","name":"x","space":{"__proto__":{"id":"1"}}}}',
      capture: network,
    },
    {
      why: '100,000 rows',
      body: pageOf(Array.from({ length: 1e5 }, (_, i) => `${i.toString(16)}:{"a":"$${(i + 1).toString(16)}:a"}\n`).join('')),
      capture: page,
    },
    { why: 'rows in a circle', body: pageOf(circle(20_000)), capture: page },
    { why: 'a million quotes and backslashes', body: `self.__next_f.push([1,"${'\\\\\\"'.repeat(2.5e5)}`, capture: page },
    { why: 'a million openings', body: '__next_f.push([1,"'.repeat(1e5), capture: page },
    { why: 'blanks', body: `__next_f${' '.repeat(1e6)}`, capture: page },
    { why: 'rows of a board within one another', body: nestedRows(1e5), capture: network },
    { why: 'one list of tasks for all', body: pageOf(sharedTasks(20_000)), capture: page },
    { why: 'dollars', body: pageOf(`1:{"__typename":"Campaign","id":"GCaaaaaaa1","name":"$1${':a'.repeat(2e5)}"}\n`), capture: page },
  ];

  // Anything worse than linear takes minutes at these sizes.
  it.each(bodies)('takes time in proportion: $why', ({ body, capture }) => readSafely(body, capture), 30_000);
});

function nestedCampaigns(depth: number): string {
  const open = (i: number) => `{"__typename":"Campaign","id":"GC${String(i).padStart(8, '1')}","name":"x","childrenCampaigns":[`;
  return `{"data":${Array.from({ length: depth }, (_, i) => open(i)).join('')}${']}'.repeat(depth)}}`;
}

function nestedRows(depth: number): string {
  return `{"data":${'{"__typename":"LoyaltyPointsRank","rank":1,"next":'.repeat(depth)}null${'}'.repeat(depth)}}`;
}

function sharedTasks(campaigns: number): string {
  const text = 'x'.repeat(1e6);
  const conditions = Array.from({ length: 200 }, (_, i) => ({ cred: { id: String(i), name: 'x' } }));
  const config = { rewardConfigs: Array.from({ length: 100 }, () => ({ conditions: '$0:conditions' })) };
  const campaign = (i: number) => ({ __typename: 'Campaign', id: `GC${String(i).padStart(8, '1')}`, name: '$2', taskConfig: '$0:config' });
  const all = Array.from({ length: campaigns }, (_, i) => campaign(i));
  return `0:${JSON.stringify({ conditions, config })}\n1:${JSON.stringify(all)}\n2:T${text.length.toString(16)},${text}`;
}

function circle(size: number): string {
  const row = (i: number) =>
    `${i.toString(16)}:{"__typename":"Campaign","id":"GC${String(i).padStart(8, '1')}","name":"$${((i + 1) % size).toString(16)}:name","childrenCampaigns":"$0:childrenCampaigns"}\n`;
  return Array.from({ length: size }, (_, i) => row(i)).join('');
}

function pageOf(rows: string): string {
  return `<script>self.__next_f.push([1,${JSON.stringify(rows)}])</script>`;
}
