import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalObservation } from '../../facts/observation.ts';
import { runSteps } from '../steps.ts';
import { xAdapter } from './adapter.ts';
import { plant } from './testing/planted.ts';
import { readAnswer, seenAt } from './testing/read.ts';

const options = { seed: 20_260_901, numRuns: 150 } as const;

function expectSound(operation: string, body: string) {
  const result = readAnswer(operation, body);
  for (const found of result.observations) expect(LocalObservation.safeParse(found).success).toBe(true);
  expect(result.rejected).toBeGreaterThanOrEqual(0);
  expect(result.warnings.length).toBeLessThanOrEqual(50);
  expect(Object.keys(Object.prototype)).toEqual([]);
}

const words = [
  '__typename',
  'rest_id',
  'legacy',
  'core',
  'user_results',
  'result',
  'Tweet',
  'User',
  'TweetWithVisibilityResults',
  'tweet',
  '__proto__',
];
const more = [
  'entries',
  'instructions',
  'edit_control',
  'edit_tweet_ids',
  'privacy',
  'protected',
  'full_text',
  'constructor',
  'views',
  'counts',
  'entryId',
];
const key = fc.constantFrom(...words, ...more);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 6 }, fc.oneof(key, fc.integer(), fc.constant(null), fc.boolean(), fc.string()), tie('list'), tie('record')),
  list: fc.array(tie('tree'), { maxLength: 5 }),
  record: fc.dictionary(key, tie('tree'), { maxKeys: 8 }),
}));

describe('whatever comes, nothing breaks', () => {
  it('when the answer is any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (operation, body) => expectSound(operation, body)),
      options,
    );
  });

  it('when X’s own words stand in the wrong places', () => {
    fc.assert(
      fc.property(tree, (body) => expectSound('UserTweets', JSON.stringify({ data: body }))),
      { ...options, numRuns: 600 },
    );
  });

  it('when a real page is cut off or altered anywhere', () => {
    const { body } = plant(7);
    const place = fc.integer({ min: 0, max: body.length - 1 });
    const patch = fc.constantFrom(
      '',
      '"',
      '{',
      '}',
      '[',
      'null',
      '0',
      '-1',
      '1e999',
      '"__proto__":{"polluted":true},',
      '\\ud800',
      '\u0000',
    );
    fc.assert(
      fc.property(place, patch, fc.integer({ min: 0, max: 30 }), (at, text, drop) => {
        expectSound('UserTweets', body.slice(0, at) + text + body.slice(at + drop));
        expectSound('UserTweets', body.slice(0, at));
      }),
      options,
    );
  });

  it('when a value anywhere in a real page is another', () => {
    const { body } = plant(11);
    const values = fc.constantFrom<unknown>(null, 0, -1, '', 'x', [], {}, true, 1e300, [[]], { result: null }, '9'.repeat(400));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), values, (nth, value) => {
        let at = 0;
        const altered: unknown = JSON.parse(body, (_, old: unknown) => {
          at += 1;
          return at === nth ? value : old;
        });
        expectSound('UserTweets', JSON.stringify(altered) ?? 'null');
      }),
      options,
    );
  });

  it('when quotes lie 100,000 deep in each other', () => {
    const open = '{"__typename":"Tweet","rest_id":"2083305234688803178","legacy":{"favorite_count":1},"quoted_status_result":{"result":';
    const result = readAnswer('TweetDetail', `{"data":${open.repeat(100_000)}null${'}}'.repeat(100_000)}}`);
    expect(result.observations).toHaveLength(1);
    expectSound('TweetDetail', `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expectSound('TweetDetail', `${'{"tweet":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
  });

  it('when the prototype is what the page is after', () => {
    const evil =
      '{"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":{"__typename":"User","rest_id":"__proto__"}}}';
    expectSound('UserTweets', evil);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

it('lets the page in while it reads much', () => {
  if (seenAt === undefined) throw new Error('The fixed time of the tests is no time.');
  const bodies = Array.from({ length: 40 }, (_, at) => plant(at).body);
  const url = 'https://x.com/i/api/graphql/Q1d/UserTweets';
  const steps = xAdapter.parse({ url, via: 'network', body: `[${bodies.join(',')}]`, capturedAt: seenAt });
  let yields = 0;
  while (!steps.next().done) yields += 1;
  expect(yields).toBeGreaterThan(50);
  expect(
    runSteps(xAdapter.parse({ url, via: 'network', body: `[${bodies.join(',')}]`, capturedAt: seenAt })).observations.length,
  ).toBeGreaterThan(1000);
});
