import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalObservation } from '../../facts/observation.ts';
import { deep, misplaced, torn, withStranger } from '../../testing/hostile.ts';
import { layer3Adapter } from './adapter.ts';
import { planted } from './testing/planted.ts';
import { fixture, readAnswer, seenAt } from './testing/read.ts';

const url = 'https://app.layer3.xyz/api/trpc/questSearch.search,collection.search,community.getCommunities?batch=1';
const options = { seed: 20_260_720, numRuns: 300 } as const;

function expectSound(body: string, address = url, requestBody?: string) {
  const result = readAnswer(address, body, requestBody === undefined ? {} : { requestBody });
  for (const found of result.observations) expect(LocalObservation.safeParse(found).success).toBe(true);
  expect(result.warnings.length).toBeLessThanOrEqual(50);
  expect(Object.keys(Object.prototype)).toEqual([]);
}

describe('whatever comes, nothing breaks', () => {
  it('when address, request and answer are any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (body, path, request) => {
        expectSound(body, `https://app.layer3.xyz/${path}`, request);
        expectSound(`<script id="__NEXT_DATA__">${body}</script>`, 'https://app.layer3.xyz/');
      }),
      options,
    );
  });

  it("when Layer3's own words stand in the wrong places", () => {
    const own = [
      'slug',
      'namespace',
      'title',
      'name',
      'Community',
      'quests',
      'items',
      'rewards',
      'amount',
      'decimals',
      'missionDoc',
      'content',
      'type',
      'text',
    ];
    const wire = [
      'result',
      'error',
      'data',
      'json',
      'meta',
      'values',
      'queries',
      'state',
      'queryKey',
      'pageProps',
      'props',
      '0',
      'xp',
      'level',
      'username',
      'undefined',
    ];
    fc.assert(
      fc.property(misplaced([...own, ...wire]), (body) => {
        expectSound(body);
        expectSound(`{"pageProps":${body}}`, 'https://app.layer3.xyz/_next/data/a/b.json');
        expectSound(`{"result":{"data":{"json":${body},"meta":{"values":${body}}}}}`);
        expectSound(fixture('search-batch.json'), url, body);
      }),
      { ...options, numRuns: 600 },
    );
  });

  it.each([fixture('search-batch.json'), fixture('activation-batch.json'), planted(6).body.replace(/^[^[{]*/, '')])(
    'when an answer is torn, or one of its values is another',
    (body) => {
      fc.assert(
        fc.property(torn(body), (hostile) => expectSound(hostile)),
        options,
      );
      if (body.startsWith('['))
        fc.assert(
          fc.property(withStranger(body), (hostile) => expectSound(hostile)),
          options,
        );
    },
  );

  it('when a stream is torn', () => {
    fc.assert(
      fc.property(torn(fixture('stream.jsonl')), (hostile) => expectSound(hostile)),
      options,
    );
    expectSound('{"0":[[0],[null,0,0]]}\n[0,0,[[{}],["__proto__",0,1]]]\n[1,0,[[{"polluted":1}]]]');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('when an answer is 100,000 deep', () => {
    for (const word of ['items', 'Community', 'json']) for (const body of deep(100_000, word)) expectSound(body);
    expectSound(`${'{"slug":"a","name":"b","children":['.repeat(20_000)}${']}'.repeat(20_000)}`);
    expectSound(`{"slug":"a","name":"b","description":${'{"type":"doc","content":['.repeat(100_000)}${']}'.repeat(100_000)}}`);
    expectSound(`{"result":{"data":{"json":1,"meta":{"values":${'{"a":["x",'.repeat(100_000)}1${']}'.repeat(100_000)}}}}}`);
  }, 20_000);

  it('when a page is made of openings', () => {
    expectSound('<script id="__NEXT_DATA__'.repeat(40_000), 'https://app.layer3.xyz/');
    expectSound('<script '.repeat(100_000), 'https://app.layer3.xyz/');
  });
});

it('takes time in proportion to the answer, and lets the page in while it reads', () => {
  const items = Array.from({ length: 10_000 }, (_, n) => ({
    slug: `q-${n}`,
    title: 'Q',
    Community: { slug: `c-${n % 50}`, name: 'C' },
    rewards: [],
    xp: n,
  }));
  const body = JSON.stringify({ result: { data: { json: { items } } } });
  const steps = layer3Adapter.parse({ url: 'https://app.layer3.xyz/api/trpc/quest.list', via: 'network', body, capturedAt: seenAt });
  let yields = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) yields += 1;
  expect(yields).toBeGreaterThanOrEqual(100);
  expect(step.value.observations).toHaveLength(10_050);
});
