import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { attacked } from './attacks.ts';
import { benchmark } from './data.ts';
import { accuracy, agreements, error } from './measure.ts';
import { crowdOf } from './population.ts';

/** Published benchmarks with their truth, where they are present. */
const folder = new URL('../../../../shared/fixtures/consensus/', import.meta.url).pathname;

describe.runIf(existsSync(folder))('on the published benchmarks', () => {
  it('D_PosSent stays right in 95 of 100, with twenty agents that answer everything wrongly, too', async () => {
    const { reports, truth } = await benchmark(path.join(folder, 'D_PosSent'), 'label.csv', 'category');
    const flip = (right: string) => (right === '1' ? '0' : '1');
    expect(accuracy(reports, truth)).toBeGreaterThanOrEqual(0.95);
    for (const how of [
      { agents: 20 },
      { agents: 10, different: 0.1 },
      { agents: 10, covers: 0.6 },
      { agents: 10, subset: 0.3, truthful: true },
    ])
      expect(accuracy(attacked(reports, truth, flip, { seed: 4, ...how }), truth)).toBeGreaterThanOrEqual(0.95);
  }, 30_000);

  it('N_Emotion is no worse than the mean, with five who say 60 too much, too', async () => {
    const { reports, truth } = await benchmark(path.join(folder, 'N_Emotion'), 'answer.csv', 'number');
    const right = new Map([...truth].map(([item, value]) => [item, Number(value)]));
    expect(error(reports, right)).toBeLessThanOrEqual(12.02);
    for (const how of [{}, { subset: 0.5 }, { subset: 0.3, truthful: true }])
      expect(
        error(
          attacked(reports, right, (value) => value + 60, { agents: 5, seed: 4, ...how }),
          right,
        ),
      ).toBeLessThanOrEqual(14.1);
  }, 30_000);
});

it('agents of a report attack what they are told to', () => {
  const truth = new Map(Array.from({ length: 200 }, (_, n) => [`i${n}`, 'right']));
  const lies = (attack: object) => attacked([], truth, () => 'wrong', { agents: 2, seed: 1, ...attack });
  const share = (reports: readonly { value: unknown }[], value: string) => reports.filter((report) => report.value === value).length / 400;
  expect(share(lies({}), 'wrong')).toBe(1);
  expect(share(lies({ subset: 0.25 }), 'wrong')).toBe(0.25);
  expect(share(lies({ subset: 0.25 }), 'right')).toBe(0);
  expect(share(lies({ subset: 0.25, truthful: true }), 'right')).toBe(0.75);
  expect(share(lies({ different: 0.1 }), 'right')).toBeCloseTo(0.1, 1);
  expect(lies({ covers: 0.6 }).length / 400).toBeCloseTo(0.6, 1);
});

it('in a sparse crowd of whom three in ten lie, no more than one agreed value in a hundred is wrong', () => {
  for (const [count, { agreed, wrong }] of agreements(crowdOf({ people: 200, hostile: 0.3, values: 2, right: 0.97, seed: 5 }))) {
    if (count >= 4) expect(agreed).toBeGreaterThan(100);
    expect(wrong).toBeLessThanOrEqual(agreed / 100);
  }
});
