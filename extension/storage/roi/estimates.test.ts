import 'fake-indexeddb/auto';
import type { RoiDocument } from '@infofi-lens/shared/catalogue/roi-document';
import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { Decimal, DurationMs, EpochMs, Usd } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDb } from '../db.ts';
import { entities, ofKind } from '../entities.ts';
import { createStore, type Store } from '../store.ts';
import type { FactRow } from '../tables/facts.ts';
import { estimates } from './estimates.ts';

const now = 1_790_000_000_000 as EpochMs;
const hours = (n: number) => (now + n * 3_600_000) as EpochMs;
const key = (id: string): EntityKey => `galxe:campaign:${id}`;
let store: Store;
beforeEach(() => {
  store = createStore(openDb(`estimates-${crypto.randomUUID()}`), null);
});

function row(kind: 'campaign' | 'participation', id: string, values: Record<string, unknown>): FactRow {
  const fields = Object.entries(values).map(([name, value]) => [
    name,
    { value, observedAt: hours(-1), via: 'network', adapter: 'galxe@1' },
  ]);
  const parent = typeof values.campaignId === 'string' ? { parent: key(values.campaignId) } : {};
  return {
    key: `galxe:${kind}:${id}`,
    platform: 'galxe',
    kind,
    id,
    fields: Object.fromEntries(fields),
    firstSeen: now,
    lastSeen: now,
    ...parent,
  };
}
const usdt = (amount: string) => [{ kind: 'token', symbol: 'USDT', amountPerWinner: amount }];
const promised = { distribution: 'guaranteed', rewards: usdt('10'), spaceId: '7', type: 'token', endsAt: hours(48) };
const outcome = (id: string, minutes: number, usd = 5): Outcome => ({
  platform: 'galxe',
  campaignId: id,
  at: hours(-30),
  won: usd > 0,
  received: usd > 0 ? [{ kind: 'usd', usd }] : [],
  minutes,
});
const record = (...outcomes: Outcome[]) => store.atOnce(() => store.outcomes.record(outcomes, { at: now, due: now }));
const hold = (document: Partial<RoiDocument>, takenAt = now) =>
  store.documents.put({
    name: 'roi',
    takenAt,
    text: JSON.stringify({
      ...{ format: 1, madeAt: hours(-2), prices: [], gas: [], tasks: {}, campaigns: [] },
      outcomes: { platforms: {}, types: [], spaces: [] },
      ...document,
    }),
  });
async function worthOf(id: string) {
  const [entity] = await entities(store, [key(id)]);
  const campaign = ofKind(entity, 'campaign');
  const worth = campaign && (await estimates(store, [campaign], now)).get(key(id));
  if (!worth) throw new Error('there is no such campaign');
  return worth;
}
async function middle(id: string) {
  const { estimate } = await worthOf(id);
  return estimate.status === 'estimate' ? estimate.perHour.p50 : estimate.missing;
}

describe('an estimate', () => {
  it('abstains while nobody says how long it takes, and says what is missing', async () => {
    await store.facts.put([row('campaign', 'a', promised)]);
    expect(await middle('a')).toEqual(['time']);
    expect((await worthOf('a')).hours).toBeUndefined();
  });

  it('stands on the own record alone, without a server, from three campaigns that were finished', async () => {
    await store.facts.put([row('campaign', 'a', promised), row('participation', 'p', { campaignId: 'done', claimed: true })]);
    const spend = { meter: 'm', seq: 1, campaign: key('done'), activeMs: (30 * 60_000) as DurationMs, at: hours(-30) };
    await store.atOnce(() => store.time.add(spend));
    await record(outcome('b', 20));
    expect(await middle('a')).toEqual(['time']);
    await record(outcome('c', 40));
    expect(await middle('a')).toBeCloseTo(10 / 0.5, 0);
    expect((await worthOf('a')).hours).toEqual({ from: 'own', n: 3 });
  });

  it('takes what others shared before the own record, at the own speed once that is known', async () => {
    await store.facts.put([row('campaign', 'a', promised)]);
    await record(outcome('b', 20), outcome('c', 20), outcome('d', 20));
    await hold({ campaigns: [['galxe', 'a', 60, 12]] });
    expect(await middle('a')).toBeCloseTo(10, 0);
    const others = ['b', 'c', 'd'].map((id): RoiDocument['campaigns'][number] => ['galxe', id, 40, 5]);
    await hold({ campaigns: [...others, ['galxe', 'a', 60, 12]] }, hours(1));
    expect(await middle('a')).toBeCloseTo(20, 0);
  });

  it('counts a token at the own price, which is called so, and no more once that is taken back', async () => {
    const rewards = [{ kind: 'token', symbol: 'LUM', amountPerWinner: '100' as Decimal, tokenAddress: '0xAb', chain: 'base' }];
    await store.facts.put([row('campaign', 'a', { ...promised, rewards })]);
    await hold({ campaigns: [['galxe', 'a', 60, 12]] });
    expect(await middle('a')).toEqual(['price']);
    const token = { symbol: 'LUM', tokenAddress: '0xab', chain: 'base' };
    await store.prices.assume(token, 0.2 as Usd, hours(1)); // the clock of the page may be ahead of the minute that figures are of
    expect(await middle('a')).toBeGreaterThan(10);
    const { estimate } = await worthOf('a');
    expect(estimate.status === 'estimate' && estimate.factors[0]?.detail).toContain('own-assumption');
    await store.prices.forget(token);
    expect(await middle('a')).toEqual(['price']);
  });

  it('knows points by what they turned out to be worth to the person themselves', async () => {
    const points = { ...promised, rewards: [], points: 100 };
    const paid = (id: string): Outcome => ({
      ...outcome(id, 60),
      received: [
        { kind: 'points', points: 100 },
        { kind: 'usd', usd: 7 },
      ],
    });
    await store.facts.put(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => row('campaign', id, points)));
    await record(...['b', 'c', 'd', 'e', 'f'].map(paid));
    expect(await middle('a')).toBeCloseTo(7, 0);
  });

  it('prefers whichever rests on more outcomes, and takes none that lies ahead', async () => {
    const paid = { usd: { p10: 1, p50: 3, p90: 6 }, n: 40, at: hours(-3) };
    await store.facts.put([row('campaign', 'a', { ...promised, rewards: [{ kind: 'points' }] })]);
    await hold({ campaigns: [['galxe', 'a', 60, 12]], outcomes: { platforms: {}, types: [], spaces: [{ space: 'galxe:7', paid }] } });
    const { estimate } = await worthOf('a');
    expect(estimate).toMatchObject({ status: 'estimate', n: 40, factors: [{ name: 'outcomes' }, { name: 'gas' }] });
  });

  it('does not take what others know for the future where the device’s clock lags', async () => {
    await store.facts.put([row('campaign', 'a', { ...promised, rewards: [{ kind: 'token', symbol: 'LUM', amountPerWinner: '10' }] })]);
    await hold({ madeAt: hours(2), campaigns: [['galxe', 'a', 60, 12]], prices: [['symbol:LUM', 1, hours(1), 0]] });
    expect(await middle('a')).toBeGreaterThan(5);
  });

  it('measures its advice against what an hour is worth to the person', async () => {
    await store.facts.put([row('campaign', 'a', promised)]);
    await hold({ campaigns: [['galxe', 'a', 60, 12]] });
    expect((await worthOf('a')).estimate).toMatchObject({ recommendation: 'hold' });
    await store.atOnce(() => store.settings.change({ hourWorth: 1 }));
    expect((await worthOf('a')).estimate).toMatchObject({ recommendation: 'strong_buy' });
  });
});
