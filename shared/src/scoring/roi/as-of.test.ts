import { describe, expect, it } from 'vitest';
import type { Usd } from '../../units.ts';
import { asOf } from './as-of.ts';
import { exampleOf } from './example-of.ts';
import { gasTable } from './gas-table.ts';
import type { RoiInputs } from './inputs.ts';
import { learnedFrom } from './learned-from.ts';
import { predict } from './predict.ts';
import { at, inputsFor } from './testing/inputs.ts';
import { world } from './testing/world.ts';

const summary = (days: number) => ({ usd: { p10: 1, p50: 2, p90: 3 }, n: 9, newestAt: at(days) });
const price = (days: number) => ({ usd: 1 as Usd, observedAt: at(days), source: 'api' as const, stale: false });

describe('inputs as of a decision', () => {
  it('hold no count, price, fee or outcome from after it', () => {
    const known = asOf(
      inputsFor(
        {},
        {
          participants: [
            { at: at(-1), value: 5 },
            { at: at(0), value: 6 },
            { at: at(0.1), value: 7 },
          ],
          prices: new Map([
            ['symbol:A', price(-1)],
            ['symbol:B', price(0.1)],
          ]),
          gas: new Map([['base', { ...price(0.1), source: 'rpc' as const }]]),
          outcomes: { space: summary(-1), platform: summary(0.1), spaceRatio: { log: 1, n: 5 } },
        },
      ),
    );
    expect(known.participants.map(({ value }) => value)).toEqual([5, 6]);
    expect([...known.prices.keys()]).toEqual(['symbol:A']);
    expect(known.gas.size).toBe(0);
    expect(known.outcomes).toEqual({});
  });

  it('are the very same where nothing is from after it', () => {
    const inputs = inputsFor({}, { participants: [{ at: at(-1), value: 5 }], outcomes: { space: summary(0) }, gas: gasTable });
    expect(asOf(inputs)).toEqual(inputs);
    expect(asOf(inputs).gas).toBe(gasTable);
    expect(asOf(inputs).participants).toBe(inputs.participants);
    const justNow = inputsFor({}, { participants: [{ at: at(0), value: 5 }] });
    expect(asOf(justNow).participants).toBe(justNow.participants);
  });
});

describe('what a model is told', () => {
  const worlds = world(11, 60);
  const past = worlds.map(({ platform, campaign, truth }) => ({
    platform,
    spaceId: campaign.spaceId,
    type: campaign.type,
    knownAt: truth.knownAt,
    usd: truth.usd,
    expected: 1,
    usdPerPoint: truth.usdPerPoint,
  }));
  const inputsOf = (one: (typeof worlds)[number], future: boolean): RoiInputs => ({
    ...inputsFor(one.campaign, { platform: one.platform, now: one.decidedAt, prices: one.prices, time: one.time }),
    participants: future ? [...one.history, ...one.truth.later.filter((point) => point.at > one.decidedAt)] : one.history,
    outcomes: learnedFrom(
      future ? past : past.filter(({ knownAt }) => knownAt <= one.decidedAt),
      { ...one, ...one.campaign },
      one.decidedAt,
    ),
  });

  it('does not change with anything that happens after the decision', () => {
    for (const one of worlds) expect(predict(inputsOf(one, true)).features).toEqual(predict(inputsOf(one, false)).features);
  });

  it('was seen no later than the decision, even where the future was handed in', () => {
    const examples = worlds.flatMap((one) => {
      const inputs = inputsOf(one, true);
      return exampleOf(inputs, predict(inputs), one.truth.usd, one.truth.knownAt) ?? [];
    });
    expect(examples.length).toBeGreaterThan(20);
    for (const example of examples) {
      expect(example.seenUntil).toBeLessThanOrEqual(example.decidedAt);
      expect(example.seenUntil).toBeGreaterThan(0);
    }
  });

  it('is nothing to learn from where nothing was expected', () => {
    const full = inputsFor({ distribution: 'fcfs', winnersCap: 5, participants: 5 });
    expect(exampleOf(full, predict(full), 0, at(3))).toBeUndefined();
  });
});
