// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import type { FactRow } from '../../storage/tables/facts.ts';
import { loadParticipation } from './load-participation.ts';
import { loadTime } from './time-page.tsx';
import { weeksOf } from './weeks.ts';

const now = Date.UTC(2026, 10, 25, 12) as EpochMs;
const minutes = (n: number) => (n * 60_000) as DurationMs;
const campaign = (id: string): EntityKey => `galxe:campaign:${id}`;
const seen = (kind: FactRow['kind'], id: string, values: Record<string, unknown>, parent?: EntityKey): FactRow => ({
  key: `galxe:${kind}:${id}`,
  platform: 'galxe',
  kind,
  id,
  fields: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, observedAt: now, via: 'network', adapter: 'galxe@1' }]),
  ),
  firstSeen: now,
  lastSeen: now,
  ...(parent && { parent }),
});

let store: Store;
beforeEach(() => {
  store = createStore(openDb(`mine-${crypto.randomUUID()}`), null);
});
const spend = (id: string, n: number, at: number = now) =>
  store.atOnce(() => store.time.add({ meter: `${id}${at}`, seq: 1, campaign: campaign(id), activeMs: minutes(n), at: at as EpochMs }));

it('lists every campaign that was taken part in or that time was spent on, once, by its name', async () => {
  await store.facts.put([
    seen('campaign', 'a', { name: 'Swap' }),
    seen('participation', 'p1', { tasksDone: 2, tasksTotal: 3 }, campaign('a')),
  ]);
  await spend('a', 20);
  await spend('b', 5);
  const rows = await loadParticipation(store);
  expect(rows.map(({ campaign: key, name, spent }) => [key, name, spent])).toEqual([
    [campaign('a'), 'Swap', minutes(20)],
    [campaign('b'), undefined, minutes(5)],
  ]);
  expect(rows[0]?.part?.seen?.tasksDone?.value).toBe(2);
});

it('lists the days of the person’s time, the newest first', async () => {
  await spend('a', 20, now - 86_400_000);
  await spend('a', 7);
  expect((await loadTime(store)).map(({ day, activeMs }) => [day, activeMs])).toEqual([
    ['2026-11-25', minutes(7)],
    ['2026-11-24', minutes(20)],
  ]);
});

describe('weeks', () => {
  const day = (on: string, n: number, id = 'a') => ({ day: on, activeMs: minutes(n), campaign: campaign(id) });

  it('begin on Monday and sum up what lies in them', () => {
    expect(weeksOf([day('2026-11-22', 5), day('2026-11-23', 10), day('2026-11-29', 20, 'b')])).toEqual([
      { from: '2026-11-16', activeMs: minutes(5), campaigns: 1 },
      { from: '2026-11-23', activeMs: minutes(30), campaigns: 2 },
    ]);
  });

  it('without any time are weeks too, also over a change of the year', () => {
    expect(weeksOf([day('2026-12-30', 5), day('2027-01-12', 1)]).map(({ from, activeMs }) => [from, activeMs])).toEqual([
      ['2026-12-28', minutes(5)],
      ['2027-01-04', 0],
      ['2027-01-11', minutes(1)],
    ]);
  });

  it('of no time are none', () => expect(weeksOf([])).toEqual([]));
});
