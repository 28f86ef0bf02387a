import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalObservation } from '../../facts/observation.ts';
import { deep, misplaced, torn, withStranger } from '../../testing/hostile.ts';
import { kaitoAdapter } from './adapter.ts';
import { planted } from './testing/planted.ts';
import { fixture, readAnswer, seenAt } from './testing/read.ts';

const url = 'https://hub.kaito.ai/api/v1/voices/crypto/sector_leaderboard?sector=ALL&duration=7d';
const options = { seed: 20_260_921, numRuns: 300 } as const;

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
        expectSound(body, `https://hub.kaito.ai/${path}`, request);
        expectSound(body, 'https://hub.kaito.ai/api/v1/gateway/ai', request);
      }),
      options,
    );
  });

  it("when Kaito's own words stand in the wrong places", () => {
    const words = [
      'user_id',
      'company_id',
      'ticker_id',
      'ticker',
      'rank',
      'mindshare',
      'last_7d_mindshare',
      'snapshot_timestamp',
      'yaps_all',
      'data',
      'name',
      'username',
      'total',
    ];
    fc.assert(
      fc.property(misplaced(words), (body) => {
        expectSound(body);
        expectSound(fixture('top-leaderboard.json'), 'https://hub.kaito.ai/api/v1/gateway/ai', body);
      }),
      { ...options, numRuns: 600 },
    );
  });

  it('when an answer is torn, or one of its values is another', () => {
    const { body } = planted(8);
    fc.assert(
      fc.property(fc.oneof(torn(body), withStranger(body)), (hostile) => expectSound(hostile)),
      { ...options, numRuns: 800 },
    );
  });

  it('when an answer is 100,000 deep', () => {
    for (const body of deep(100_000, 'data')) expectSound(body);
    expectSound(`${'{"data":['.repeat(100_000)}{"user_id":"1","rank":1,"mindshare":0.5}${']}'.repeat(100_000)}`);
  });

  it('when a text or a number is enormous', () => {
    expectSound(
      JSON.stringify([{ user_id: 'x'.repeat(1_000_000), rank: '9'.repeat(1_000_000), mindshare: 1, username: '@'.repeat(100_000) }]),
    );
    expectSound(`[{"user_id":"1","rank":1e999,"mindshare":-1e-999}]`);
  });
});

it('takes time in proportion to the answer, and lets the page in while it reads', () => {
  const row = (n: number) => ({ user_id: `19${n}`, rank: n, mindshare: 0.1, name: 'Nova', username: `nova_${n}` });
  const steps = kaitoAdapter.parse({
    url,
    via: 'network',
    body: JSON.stringify(Array.from({ length: 20_000 }, (_, n) => row(n + 1))),
    capturedAt: seenAt,
  });
  let yields = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) yields += 1;
  expect(yields).toBeGreaterThanOrEqual(200);
  expect(step.value.observations).toHaveLength(40_001);
});
