import { describe, expect, it } from 'vitest';
import type { Three } from '../../src/scoring/learning/pinball.ts';
import type { PastOutcome } from '../../src/scoring/roi/learned-from.ts';
import { world } from '../../src/scoring/roi/testing/world.ts';
import type { EpochMs } from '../../src/units.ts';
import { baselines } from './roi/baselines.ts';
import { buildingSeeds, judgingSeeds, verdictOf } from './roi/verdict.ts';
import { type Judged, walk } from './roi/walk.ts';
import { evaluate } from './run.ts';

describe('the command', () => {
  it.each([[['--only', 'nothing']], [['--wrong']], [['a', 'b']]])('says how it is used when given %o', async (args) => {
    const said: string[] = [];
    const code = await evaluate(args, { directory: '/', cpuSeconds: () => 0, out: () => {}, error: (line) => said.push(line) });
    expect(code).toBe(2);
    expect(said.join('\n')).toContain('npm run evaluate');
  });
});

describe('the campaigns it judges on', () => {
  const some = world(5, 140);

  it('are the same for the same seed, in the order of their decisions, and never full', () => {
    expect(world(5, 140)).toEqual(some);
    expect(world(6, 140)).not.toEqual(some);
    for (const [index, { decidedAt, campaign, truth }] of some.entries()) {
      expect(decidedAt).toBeGreaterThanOrEqual(some[index - 1]?.decidedAt ?? 0);
      expect(truth.knownAt).toBeGreaterThan(decidedAt);
      if (campaign.distribution === 'fcfs')
        expect(campaign.participants ?? 0).toBeLessThan(campaign.winnersCap ?? Number.POSITIVE_INFINITY);
    }
  });

  it('come from seeds that were not used in building', () => {
    expect(judgingSeeds.some((seed) => (buildingSeeds as readonly number[]).includes(seed))).toBe(false);
  });

  it('are judged only after the warm-up, and by what was known', () => {
    const judged = walk(some, 1);
    expect(judged.length).toBeGreaterThan(60);
    expect(judged.length).toBeLessThan(some.length);
    // Nobody has enough outcomes for a model among so few: what is said is the structure.
    for (const { said, structure } of judged) expect(said).toEqual(structure);
  });
});

describe('the baselines', () => {
  const paid = (usd: number, more: Partial<PastOutcome> = {}): PastOutcome => ({
    platform: 'galxe',
    spaceId: 's',
    type: 'raffle',
    knownAt: 0 as EpochMs,
    usd,
    ...more,
  });
  const past = [paid(1), paid(2), paid(4), paid(3, { spaceId: 'other' }), paid(900, { platform: 'kaito' })];

  it('are the quantiles of the platform, and the last similar campaign with the steps between such', () => {
    const { median, similar } = baselines(past, { platform: 'galxe', spaceId: 's', type: 'raffle' });
    expect(median[1]).toBe(2.5);
    expect(similar.map((value) => Math.round(value))).toEqual([4, 4, 8]);
  });

  it('take the last of the type where the space has none', () => {
    expect(baselines(past, { platform: 'galxe', spaceId: 'new', type: 'raffle' }).similar[1]).toBe(3);
    expect(baselines([], { platform: 'galxe', spaceId: 's', type: 'raffle' })).toEqual({
      median: [0, 0, 0],
      similar: [0, 0, expect.closeTo(0.01, 12)],
    });
  });
});

describe('the verdict', () => {
  const one = (realised: number, said: Three, answered = true): Judged => ({
    said,
    structure: said,
    median: [0, 50, 100],
    similar: [0, 60, 100],
    realised,
    answered,
    platform: 'galxe',
    kind: 'raffle/structure',
    late: realised > 5,
  });
  const ten = (inside: number, width: number) =>
    Array.from({ length: 10 }, (_, at) => one(at, at < inside ? [Math.max(0, at - width), at, at + width] : [90, 91, 92]));

  it('is met by a range that holds eight in ten and loses a fifth less than the better baseline', () => {
    const { lines, better, met } = verdictOf(ten(8, 1));
    expect(lines[0]).toMatchObject({ name: 'model', n: 10, coverage: 0.8 });
    expect(better.log).toBeGreaterThan(0.2);
    expect(met).toBe(true);
  });

  it('is not met by too narrow or too wide a range, a large loss or too much silence', () => {
    expect(verdictOf(ten(7, 1)).met).toBe(false);
    expect(verdictOf(ten(9, 1)).met).toBe(false);
    expect(verdictOf(ten(8, 1e6)).met).toBe(false);
    expect(verdictOf(ten(8, 1).map((judged, at) => ({ ...judged, answered: at > 4 }))).met).toBe(false);
  });
});
