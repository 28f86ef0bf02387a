import 'fake-indexeddb/auto';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DataOf } from '../../messaging/protocol.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { type MeterEvent, newMeter, step, take } from './meter.ts';
import { recordTime } from './record.ts';
import { Reports } from './reports.ts';

const one = 'galxe:campaign:GC1' as const;
const two = 'galxe:campaign:GC2' as const;
const page = (campaign: typeof one | typeof two | undefined): MeterEvent => ({ type: 'page', campaign });
const touch: MeterEvent = { type: 'touch' };
const tick: MeterEvent = { type: 'tick' };
const visible = (is: boolean): MeterEvent => ({ type: 'visible', visible: is });
/** What is counted after these events, each at its second. */
const active = (...events: [seconds: number, event: MeterEvent][]) =>
  take(events.reduce((meter, [at, event]) => step(meter, event, at * 1_000), newMeter(0, true))).spent?.activeMs;

describe('the meter', () => {
  it.each([
    {
      why: 'somebody is there',
      events: [
        [0, page(one)],
        [1, touch],
        [11, tick],
      ],
      counts: 10_000,
    },
    {
      why: 'nobody was ever there',
      events: [
        [0, page(one)],
        [50, tick],
      ],
      counts: undefined,
    },
    {
      why: 'the page is about no campaign',
      events: [
        [0, page(undefined)],
        [1, touch],
        [11, tick],
      ],
      counts: undefined,
    },
    {
      why: 'the person left: a minute, no more',
      events: [
        [0, page(one)],
        [1, touch],
        [3_600, tick],
      ],
      counts: 60_000,
    },
    {
      why: 'the person came back after a pause',
      events: [
        [0, page(one)],
        [0, touch],
        [100, touch],
        [110, tick],
      ],
      counts: 70_000,
    },
    {
      why: 'the tab was hidden in between',
      events: [
        [0, page(one)],
        [0, touch],
        [10, visible(false)],
        [40, visible(true)],
        [45, tick],
      ],
      counts: 15_000,
    },
    {
      why: 'the clock was set back',
      events: [
        [0, page(one)],
        [100, touch],
        [50, tick],
        [55, tick],
      ],
      counts: 5_000,
    },
  ] as { why: string; events: [number, MeterEvent][]; counts: number | undefined }[])(
    'counts $counts ms when $why',
    ({ events, counts }) => {
      expect(active(...events)).toBe(counts);
    },
  );

  it('counts time for the page it was spent on', () => {
    let meter = step(step(newMeter(0, true), page(one), 0), touch, 0);
    meter = step(meter, tick, 5_000);
    const first = take(meter);
    expect(first.spent).toEqual({ campaign: one, activeMs: 5_000 });
    const second = take(step(step(first.meter, page(two), 5_000), tick, 8_000));
    expect(second.spent).toEqual({ campaign: two, activeMs: 3_000 });
  });
});

describe('reports', () => {
  it('are sent in order until each is acknowledged, with numbers that stay', async () => {
    const sent: DataOf<'active-time'>[] = [];
    let there = false;
    const reports = new Reports(async (increment) => {
      sent.push(increment);
      if (!there) throw new Error('the worker is gone');
    }, 'm');
    const spent = { campaign: one, activeMs: 1_000 as DurationMs, at: 1_763_640_000_000 as EpochMs };
    await reports.add(spent);
    there = true;
    await reports.add({ ...spent, campaign: two });
    expect(sent.map(({ seq, campaign }) => [seq, campaign])).toEqual([
      [1, one],
      [1, one],
      [2, two],
    ]);
  });
});

describe('the record', () => {
  const now = Date.UTC(2026, 10, 20, 12) as EpochMs;
  let db: LensDb;
  let store: Store;
  beforeEach(() => {
    db = openDb(`time-${Math.random()}`);
    store = createStore(db, null);
  });
  afterEach(() => db.delete());
  const increment = (over: Partial<DataOf<'active-time'>> = {}): DataOf<'active-time'> => ({
    meter: 'm',
    seq: 1,
    campaign: one,
    activeMs: 5_000 as DurationMs,
    at: now,
    ...over,
  });

  it('adds increments up by day and counts one that comes twice once', async () => {
    for (const seq of [1, 1, 2]) await recordTime(store, increment({ seq }), 'galxe', now);
    await recordTime(store, increment({ seq: 3 }), 'galxe', (now + 86_400_000) as EpochMs);
    expect(await store.time.days('2026-11-01')).toEqual([
      { campaign: one, day: '2026-11-20', activeMs: 10_000 },
      { campaign: one, day: '2026-11-21', activeMs: 5_000 },
    ]);
  });

  it('books nothing for another platform, nothing while it is not wanted, and no more than a report can hold', async () => {
    await recordTime(store, increment(), 'layer3', now);
    await store.atOnce(() => store.settings.change({ measureTime: false }));
    await recordTime(store, increment({ seq: 2 }), 'galxe', now);
    expect(await store.time.spent(one)).toBeUndefined();
    await store.atOnce(() => store.settings.change({ measureTime: true }));
    await recordTime(store, increment({ seq: 3, activeMs: 9_999_999 as DurationMs }), 'galxe', now);
    expect(await store.time.spent(one)).toBeLessThan(300_000);
  });
});
