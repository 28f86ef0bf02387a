import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dice } from '../../testing/dice.ts';
import { durationMs } from '../../units.ts';
import type { Candidate, Plan } from './candidate.ts';
import { hoursPerDay } from './limits.ts';
import { plan } from './plan.ts';
import { candidate, crowdOf, estimateOf, inDays, limits, now } from './testing/candidates.ts';

const ids = ({ entries }: Plan) => entries.map(({ key }) => key.slice('galxe:campaign:'.length));
const why = ({ leftOut }: Plan) => Object.fromEntries(leftOut.map(({ key, why: reason }) => [key.slice('galxe:campaign:'.length), reason]));

describe('a plan', () => {
  it('prefers several small campaigns to one large when they are worth more together', () => {
    const made = plan([candidate('large', 10, 3), candidate('a', 6, 1.5), candidate('b', 6, 1.5)], limits(3), now);
    expect(ids(made)).toEqual(['a', 'b']);
    expect(why(made)).toEqual({ large: 'no-room' });
    expect(made.plannedHours).toBe(3);
    expect(made.worth).toBe(12);
  });

  it('does what ends first in time, though other things are worth more', () => {
    // Two hours a day at the most: by tomorrow only one of the two that end then can be done.
    const soon = { endsAt: inDays(1) };
    const made = plan(
      [candidate('rich', 90, 2), candidate('soon', 9, 2, { campaign: soon }), candidate('missed', 8, 2, { campaign: soon })],
      limits(4),
      now,
    );
    expect(ids(made)).toEqual(['soon', 'rich']);
    expect(why(made)).toEqual({ missed: 'no-room' });
    expect(made.entries.map(({ startBy }) => startBy)).toEqual([now, inDays(6)]);
  });

  it('puts what pays most for an hour first where deadlines allow, and places that run out before it', () => {
    const made = plan(
      [
        candidate('low', 1, 1, { campaign: { endsAt: inDays(5) } }),
        candidate('high', 9, 1, { campaign: { endsAt: inDays(6) } }),
        candidate('places', 2, 1, { campaign: { distribution: 'fcfs' } }),
      ],
      limits(6),
      now,
    );
    expect(ids(made)).toEqual(['places', 'high', 'low']);
  });

  it('takes only the low estimate where a person wants no risk', () => {
    const risky = candidate('risky', 10, 1, { estimate: { ...estimateOf(10, 1), value: { p10: 0, p50: 10, p90: 90 } } });
    const safe = candidate('safe', 8, 1);
    expect(ids(plan([risky, safe], limits(1), now))).toEqual(['risky']);
    const careful = plan([risky, safe], limits(1, { risk: 0 }), now);
    expect(ids(careful)).toEqual(['safe']);
    expect(why(careful)).toEqual({ risky: 'no-gain' });
  });

  it('says why a campaign is left out', () => {
    const made = plan(
      [
        candidate('mine', 9, 1),
        candidate('not', 9, 1, { campaign: { spaceId: 'disliked' } }),
        candidate('named', 9, 1),
        candidate('past', 9, 1, { campaign: { endsAt: inDays(-1) } }),
        candidate('full', 9, 1, { campaign: { status: 'capped' } }),
        candidate('bsc', 9, 1, { campaign: { chain: 'bsc' } }),
        candidate('face', 9, 1, { estimate: estimateOf(9, 1, ['face']) }),
        candidate('dear', -1, 1),
        candidate('later', 9, 1, { campaign: { startsAt: inDays(8) } }),
        candidate('long', 9, 1, { campaign: { endsAt: inDays(0.1) } }),
      ],
      limits(3, { chains: ['base'], identity: false, excluded: ['galxe:space:disliked', 'galxe:campaign:named'] }),
      now,
    );
    expect(ids(made)).toEqual(['mine']);
    expect(why(made)).toEqual({
      not: 'excluded',
      named: 'excluded',
      past: 'over',
      full: 'over',
      bsc: 'chain',
      face: 'identity',
      dear: 'no-gain',
      later: 'starts-later',
      long: 'too-short',
    });
  });

  it('lists apart what too little is known of, with what is missing', () => {
    const { hours, unvalued, costs } = estimateOf(9, 1);
    const thin = candidate('thin', 9, 1, {
      estimate: { status: 'insufficient_evidence', missing: ['price', 'history'], hours, unvalued, costs },
    });
    const made = plan([thin], limits(3), now);
    expect(made.entries).toEqual([]);
    expect(made.abstained).toEqual([{ key: thin.key, missing: ['price', 'history'] }]);
    expect(made.value).toEqual({ p10: 0, p50: 0, p90: 0 });
  });

  it('says everything that is missing where nobody was timed either', () => {
    const { unvalued, costs } = estimateOf(9, 1);
    const untimed = candidate('a', 9, 1, { estimate: { status: 'insufficient_evidence', missing: ['time', 'price'], unvalued, costs } });
    expect(plan([untimed], limits(3), now).abstained).toEqual([{ key: untimed.key, missing: ['time', 'price'] }]);
  });

  it('leaves out what opens within the week too late to be finished, or closes again before its end', () => {
    const late = candidate('late', 9, 3, { campaign: { startsAt: inDays(6.5) } });
    const short = candidate('short', 9, 1, { campaign: { startsAt: inDays(2), endsAt: inDays(4) } });
    expect(why(plan([late, short], limits(4), now))).toEqual({ late: 'too-short', short: 'starts-later' });
  });

  it('keeps what was begun though something better turns up, with only the time that is left', () => {
    const begun = candidate('begun', 2, 1, { state: 'begun', spent: durationMs(1_800_000) });
    const made = plan([begun, candidate('better', 50, 1)], limits(1), now);
    expect(ids(made)).toEqual(['begun']);
    expect(made.entries[0]).toMatchObject({ begun: true, hours: 0.5 });
    expect(ids(plan([begun, candidate('better', 50, 1)], limits(2), now))).toEqual(['begun', 'better']);
  });

  it('plans what opens within the week behind what is open, from its opening on', () => {
    const opens = candidate('opens', 9, 1, { campaign: { startsAt: inDays(5) } });
    const made = plan([opens, candidate('open', 1, 1)], limits(2), now);
    expect(ids(made)).toEqual(['open', 'opens']);
    expect(made.entries[1]).toMatchObject({ opensAt: inDays(5), startBy: inDays(6.5) });
  });

  it('says of each when it ends, until when it is to be claimed and when it opens', () => {
    const [first, second] = plan(
      [
        candidate('open', 9, 1, { campaign: { endsAt: inDays(6), claimEndsAt: inDays(9) } }),
        candidate('later', 9, 1, { campaign: { startsAt: inDays(3) } }),
      ],
      limits(6),
      now,
    ).entries;
    expect(first).toMatchObject({ endsAt: inDays(6), claimBy: inDays(9), opensAt: undefined, partOf: undefined, begun: false });
    expect(second).toMatchObject({ endsAt: undefined, claimBy: undefined, opensAt: inDays(3), begun: false });
  });

  it('counts of the hours what is left of them, and of what was begun a minute at the least', () => {
    const begun = candidate('begun', 9, 2, { state: 'begun', spent: (1.5 * 3_600_000) as never });
    const made = plan([begun], limits(6), now);
    expect(made.entries).toMatchObject([{ begun: true, hours: 0.5 }]);
    expect(made.hours.p10).toBeCloseTo(1 / 60, 9);
    expect(made.hours.p50).toBeCloseTo(0.5, 9);
    expect(made.hours.p90).toBeCloseTo(2.5, 9);
    const fresh = plan([candidate('fresh', 9, 2)], limits(6), now);
    expect(fresh.hours).toMatchObject({ p10: expect.closeTo(1, 9), p50: expect.closeTo(2, 9), p90: expect.closeTo(4, 9) });
  });

  it('takes what names a campaign nobody knows as its whole for a campaign by itself, and one that names itself too', () => {
    const lost = candidate('lost', 9, 1, { campaign: { parentId: 'gone' } });
    const own = candidate('own', 8, 1, { campaign: { parentId: 'own', childIds: ['own'] } });
    const made = plan([lost, own], limits(6), now);
    expect(ids(made)).toEqual(['lost', 'own']);
    expect(made.entries.map(({ partOf }) => partOf)).toEqual([undefined, undefined]);
  });

  it('is empty without hours', () => {
    expect(plan([candidate('a', 9, 1)], limits(0), now)).toMatchObject({ entries: [], plannedHours: 0, worth: 0 });
  });
});

describe('several wallets', () => {
  const swap = { tasks: [{ id: 't', type: 'swap' }], distribution: 'guaranteed' as const };
  it('count where everything is done by a wallet and everybody is paid', () => {
    const made = plan([candidate('a', 9, 1, { campaign: swap })], limits(9, { wallets: 3 }), now);
    expect(made.entries.map(({ wallet }) => wallet)).toEqual([1, 2, 3]);
    expect(made.value.p50).toBeCloseTo(27, 6);
  });

  it.each([
    ['an account is asked for', { ...swap, tasks: [...swap.tasks, { id: 'x', type: 'twitter_follow' }] }],
    ['it is a draw', { ...swap, distribution: 'raffle' as const }],
    ['its tasks are unknown', { distribution: 'guaranteed' as const }],
    ['it holds others', { ...swap, childIds: ['b'] }],
    ['it is part of another', { ...swap, parentId: 'unseen' }],
    ['it asks for nothing that is known', { ...swap, tasks: [] }],
    ['a task is unclear', { ...swap, tasks: [{ id: 't' }] }],
  ])('count once where %s', (_, campaign) => {
    const done = candidate('b', 9, 1, { state: 'done' });
    expect(plan([candidate('a', 9, 1, { campaign }), done], limits(9, { wallets: 3 }), now).entries).toHaveLength(1);
  });
});

describe('campaigns that hold others', () => {
  const parent = (usd: number) => candidate('whole', usd, 1, { campaign: { childIds: ['a', 'b'] } });
  const parts = [candidate('a', 1, 1, { campaign: { endsAt: inDays(3) } }), candidate('b', 1, 1)];

  it('come after all of their parts, or not at all', () => {
    const made = plan([parent(50), ...parts], limits(3), now);
    expect(ids(made)).toEqual(['a', 'b', 'whole']);
    expect(made.entries.map(({ partOf }) => partOf)).toEqual(['galxe:campaign:whole', 'galxe:campaign:whole', undefined]);
    expect(why(plan([parent(50), ...parts], limits(2), now))).toEqual({ whole: 'no-room' });
  });

  it('give way to something better while a part stays worth doing alone', () => {
    const made = plan([parent(2), ...parts, candidate('better', 40, 2)], limits(3), now);
    expect(ids(made).sort()).toEqual(['a', 'better']);
  });

  it('need parts of which no worth is known, but not those that are done', () => {
    const { hours, unvalued, costs } = estimateOf(1, 1);
    const thin = candidate('a', 1, 1, { estimate: { status: 'insufficient_evidence', missing: ['reward'], hours, unvalued, costs } });
    const done = candidate('b', 1, 1, { state: 'done' });
    const made = plan([parent(50), thin, done], limits(2), now);
    expect(ids(made)).toEqual(['a', 'whole']);
    expect(made.entries[0]?.value).toBeUndefined();
    expect(made.abstained).toEqual([]);
  });

  it.each([
    ['is not known', [parts[0]]],
    ['is not wanted', [parts[0], candidate('b', 1, 1, { campaign: { chain: 'bsc' } })]],
  ])('are left out when a part %s', (_, some) => {
    const made = plan([parent(50), ...(some as Candidate[])], limits(9, { chains: ['base'] }), now);
    expect(why(made)).toMatchObject({ whole: 'parts' });
  });

  it('are left out when they hold each other in a ring', () => {
    const ring = [candidate('a', 9, 1, { campaign: { parentId: 'b' } }), candidate('b', 9, 1, { campaign: { parentId: 'a' } })];
    expect(why(plan(ring, limits(9), now))).toEqual({ a: 'parts', b: 'parts' });
  });
});

describe('any plan', () => {
  const seeds = fc.integer({ min: 0, max: 1e6 });
  const hours = fc.double({ min: 0, max: 40, noNaN: true });

  it('stays within the hours, ends everything in time and has parts before what holds them', () => {
    fc.assert(
      fc.property(seeds, hours, fc.integer({ min: 1, max: 60 }), (seed, week, count) => {
        const candidates = crowdOf(new Dice(seed), count);
        const made = plan(candidates, limits(week, { wallets: 2 }), now);
        expect(made.plannedHours).toBeLessThanOrEqual(week);
        let at: number = now;
        for (const { hours: length, opensAt, endsAt, claimBy, startBy, key, partOf } of made.entries) {
          at = Math.max(at, opensAt ?? 0);
          expect(at).toBeLessThanOrEqual(startBy + 1);
          at += (length / hoursPerDay(week)) * 86_400_000;
          expect(at).toBeLessThanOrEqual(Math.min(endsAt ?? Number.POSITIVE_INFINITY, claimBy ?? Number.POSITIVE_INFINITY, inDays(7)) + 1);
          if (partOf === undefined) continue;
          const order = made.entries.map((entry) => entry.key);
          expect(order.indexOf(key)).toBeLessThan(order.indexOf(partOf));
        }
        const told = [
          ...new Set(made.entries.map(({ key }) => key)),
          ...made.leftOut.map(({ key }) => key),
          ...made.abstained.map(({ key }) => key),
        ];
        expect(told.sort()).toEqual(candidates.map(({ key }) => key).sort());
      }),
    );
  });

  it('is never worth less with more hours', () => {
    fc.assert(
      fc.property(seeds, hours, hours, (seed, a, b) => {
        const candidates = crowdOf(new Dice(seed), 40);
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((week) => plan(candidates, limits(week), now).worth);
        expect(more).toBeGreaterThanOrEqual((less ?? 0) - 1e-9);
      }),
    );
  });

  it('does not depend on the order in which campaigns are given', () => {
    fc.assert(
      fc.property(seeds, hours, (seed, week) => {
        const dice = new Dice(seed);
        const candidates = crowdOf(dice, 40);
        expect(plan(dice.shuffled(candidates), limits(week), now)).toEqual(plan(candidates, limits(week), now));
      }),
    );
  });
});
