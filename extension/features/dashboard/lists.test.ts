import 'fake-indexeddb/auto';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { DurationMs, EpochMs, Ratio, Usd } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import { columnsOf } from '../../storage/columns.ts';
import { openDb } from '../../storage/db.ts';
import { estimates } from '../../storage/roi/estimates.ts';
import { createStore, type Store } from '../../storage/store.ts';
import type { CrowdEntry } from '../../storage/tables/crowd.ts';
import type { FactRow } from '../../storage/tables/facts.ts';
import { bestKnown, changed, endingSoon, find, isEmpty } from './lists.ts';
import { bestRow, changeRow, endingRow, foundRow } from './rows.ts';

const now = 1_790_000_000_000 as EpochMs;
const hours = (n: number) => (now + n * 3_600_000) as EpochMs;
const galxe = (id: string) => `galxe:campaign:${id}` as const;

let store: Store;
beforeEach(() => {
  store = createStore(openDb(`lists-${crypto.randomUUID()}`), null);
});

const seen = (id: string, values: Record<string, unknown>): FactRow => ({
  key: galxe(id),
  platform: 'galxe',
  kind: 'campaign',
  id,
  fields: Object.fromEntries(
    Object.entries({ name: `Campaign ${id}`, ...values }).map(([name, value]) => [
      name,
      { value, observedAt: hours(-1), via: 'network', adapter: 'galxe@1' },
    ]),
  ),
  firstSeen: hours(-2),
  lastSeen: hours(-1),
  age: hours(-1),
  ...columnsOf({ platform: 'galxe', kind: 'campaign' }, (name) => ({ name: `Campaign ${id}`, ...values })[name]),
});
const said = (id: string, values: Record<string, unknown>): CrowdEntry => {
  const fact = (value: unknown): FactValue => ({
    value,
    evidence: { n: 5, observedAt: hours(-2), spread: 0, confidence: 0.9 as Ratio, method: 'latest-quorum', status: 'agreed' },
  });
  return {
    key: galxe(id),
    platform: 'galxe',
    kind: 'campaign',
    id,
    facts: Object.fromEntries(Object.entries({ name: `Campaign ${id}`, ...values }).map(([name, value]) => [name, fact(value)])),
    receivedAt: now,
    part: 'main',
    ...columnsOf({ platform: 'galxe', kind: 'campaign' }, (name) => ({ name: `Campaign ${id}`, ...values })[name]),
  };
};
const usdt = (amount: string) => [{ kind: 'token', symbol: 'USDT', amountPerWinner: amount }];
const spend = (id: string, minutes: number) =>
  store.atOnce(() => store.time.add({ meter: id, seq: 1, campaign: galxe(id), activeMs: (minutes * 60_000) as DurationMs, at: now }));
const ids = (listed: readonly { campaign: { id: string } }[]) => listed.map(({ campaign }) => campaign.id);

describe('what ends soon', () => {
  it('is what was seen here and still runs, the soonest first', async () => {
    await store.facts.put([
      seen('late', { endsAt: hours(9) }),
      seen('soon', { endsAt: hours(2) }),
      seen('gone', { endsAt: hours(-1) }),
      seen('full', { endsAt: hours(1), status: 'capped' }),
    ]);
    expect(ids(await endingSoon(store, now, 5))).toEqual(['soon', 'late']);
  });

  it("takes the crowd's only while there is room, and never twice", async () => {
    await store.facts.put([seen('own', { endsAt: hours(9) })]);
    await store.crowd.put([said('own', { endsAt: hours(9) }), said('theirs', { endsAt: hours(1) }), said('more', { endsAt: hours(2) })]);
    expect(ids(await endingSoon(store, now, 2))).toEqual(['theirs', 'own']);
    expect(ids(await endingSoon(store, now, 1))).toEqual(['own']);
  });

  it('finds those that are open behind many that are full, seen here and said by others', async () => {
    const full = Array.from({ length: 20 }, (_, n) => [`full${n}`, { status: 'capped', endsAt: hours(1 + n) }] as const);
    await store.facts.put([...full.map(([id, values]) => seen(id, values)), seen('own', { status: 'active', endsAt: hours(40) })]);
    const theirs = full.map(([id, values]) => said(`their-${id}`, values));
    await store.crowd.put([...theirs, said('theirs', { status: 'active', endsAt: hours(50) })]);
    expect(ids(await endingSoon(store, now, 5))).toEqual(['own', 'theirs']);
  });

  it('has a row that says when, who runs it, and who knows it', async () => {
    await store.facts.put([
      seen('a', { endsAt: hours(2), spaceId: '7', rewards: usdt('20'), url: 'https://app.galxe.com/quest/L/GCkUrtYcof' }),
    ]);
    await store.facts.put([
      {
        ...seen('7', {}),
        key: 'galxe:space:7',
        kind: 'space',
        fields: { name: { value: 'Lumio', observedAt: now, via: 'network', adapter: 'galxe@1' } },
      },
    ]);
    const [listed] = await endingSoon(store, now, 1);
    expect(listed && endingRow(listed, now)).toMatchObject({
      title: 'Campaign a',
      detail: 'Galxe · 20 USDT · Lumio',
      figure: '2 h',
      note: 'you · 1 h',
      href: 'https://app.galxe.com/quest/L/GCkUrtYcof',
    });
  });
});

describe('what is best by known value', () => {
  const open = { distribution: 'fcfs', winnersCap: 100, participants: 3, endsAt: hours(9) };

  it('is by what an hour pays first, then by expected value; what has no known value is left out', async () => {
    await store.facts.put([
      seen('big', { ...open, rewards: usdt('100') }),
      seen('timed', { ...open, rewards: usdt('1'), distribution: 'guaranteed', tasks: [] }),
      seen('points', { ...open, rewards: [{ kind: 'points' }] }),
      seen('small', { ...open, rewards: usdt('2') }),
      seen('taken', { ...open, participants: 100, rewards: usdt('500') }),
    ]);
    const best = await bestKnown(store, now, false, 5, estimates);
    expect(ids(best)).toEqual(['timed', 'big', 'small']);
    const [timed, ...others] = best.map((listed) => bestRow(listed, now, false));
    expect(timed?.figure).toMatch(/^≈ \$\d+\/h \(\d+–\d+\)$/);
    expect(timed?.note).toBe('computed · 1 h');
    expect(others.map(({ figure, note }) => [figure, note])).toEqual([
      ['$100.00', 'expected · computed · 1 h'],
      ['$2.00', 'expected · computed · 1 h'],
    ]);
    expect(others[0]?.noteTitle).toContain('how long it takes');
  });

  it('finds a token that has a price of one’s own alone', async () => {
    const token = { kind: 'token', symbol: 'LUM', amountPerWinner: '50' };
    await store.facts.put([seen('lumio', { ...open, distribution: 'guaranteed', tasks: [], rewards: [token] })]);
    expect(ids(await bestKnown(store, now, false, 5, estimates))).toEqual([]);
    await store.prices.assume({ symbol: 'LUM' }, 0.5 as Usd, now);
    expect(ids(await bestKnown(store, now, false, 5, estimates))).toEqual(['lumio']);
  });

  it('knows the best of everything, however long ago it was seen and however many were seen since', async () => {
    const many = Array.from({ length: 300 }, (_, n) => ({ ...seen(`other${n}`, { ...open, rewards: usdt('1') }), lastSeen: now }));
    await store.facts.put([...many, { ...seen('best', { ...open, rewards: usdt('70') }), lastSeen: hours(-500) }]);
    await store.crowd.put([said('told', { ...open, rewards: usdt('60') })]);
    expect(ids(await bestKnown(store, now, false, 2, estimates))).toEqual(['best', 'told']);
  });

  it('finds a campaign that time was spent on however long ago it was seen', async () => {
    await store.facts.put(Array.from({ length: 200 }, (_, n) => ({ ...seen(`other${n}`, open), lastSeen: now })));
    await store.facts.put([
      { ...seen('old', { ...open, endsAt: null, distribution: 'guaranteed', tasks: [], rewards: usdt('5') }), lastSeen: hours(-500) },
    ]);
    await spend('old', 10);
    expect(ids(await bestKnown(store, now, false, 5, estimates))).toEqual(['old']);
  });
});

describe('what changed', () => {
  const change = (id: string, field: string | undefined, more: object = {}) =>
    ({ entity: galxe(id) as EntityKey, platform: 'galxe', kind: 'campaign', at: hours(-1), ...(field ? { field } : {}), ...more }) as const;

  it('is one line for each thing and field, the newest, in words', async () => {
    await store.facts.put([seen('a', { name: 'Lumio genesis' })]);
    await store.changes.add([
      change('a', undefined),
      change('a', 'status', { before: 'upcoming', after: 'active' }),
      change('a', 'description', { before: 'x', after: 'y' }),
      change('a', 'status', { before: 'active', after: 'capped' }),
    ]);
    const lines = (await changed(store, 5)).map((line) => changeRow(line, now).detail);
    expect(lines).toEqual(['Status: active → full', 'New']);
  });

  it('is told only of what has a name, and fills its lines with that', async () => {
    await store.facts.put([seen('a', { name: 'Lumio genesis' }), { ...seen('b', {}), fields: {} }, seen('c', { name: 'Lumio season' })]);
    await store.changes.add([change('a', undefined), change('b', undefined), change('c', undefined)]);
    expect((await changed(store, 2)).map((line) => changeRow(line, now).title)).toEqual(['Lumio season', 'Lumio genesis']);
  });
});

describe('the search', () => {
  it('finds what was seen here before what only the crowd knows, by the beginnings of words', async () => {
    await store.facts.put([seen('a', { name: 'Lumio genesis' })]);
    await store.crowd.put([said('b', { name: 'Lumio season' }), said('a', { name: 'Lumio genesis' })]);
    const found = await find(store, 'lum', 10);
    expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(found.map((entity) => foundRow(entity, now).title)).toEqual(['Lumio genesis', 'Lumio season']);
    expect(await find(store, 'lum gen', 10)).toHaveLength(1);
    expect(await find(store, '  ', 10)).toEqual([]);
  });
});

it('knows that nothing was ever read', async () => {
  expect(await isEmpty(store)).toBe(true);
  await store.crowd.put([said('b', {})]);
  expect(await isEmpty(store)).toBe(false);
});
