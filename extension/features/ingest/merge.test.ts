import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import type { FactRow } from '../../storage/tables/facts.ts';
import { merge } from './merge.ts';

const t = (ms: number) => (1_763_640_000_000 + ms) as EpochMs;
const sighting = (at: number, fields: Record<string, unknown>, more: Partial<AnyObservation> = {}): AnyObservation =>
  ({
    platform: 'galxe',
    kind: 'campaign',
    id: 'GC1',
    observedAt: t(at),
    adapter: 'galxe@1',
    via: 'network',
    context: 'explore',
    fields,
    ...more,
  }) as AnyObservation;
const fold = (...sightings: AnyObservation[]) => sightings.reduce<FactRow | undefined>((row, one) => merge(row, one).row, undefined);
const value = (row: FactRow | undefined, name: string) => row?.fields[name]?.value;

describe('merging a sighting', () => {
  it('keeps fields that a later payload does not have', () => {
    expect(value(fold(sighting(0, { name: 'A', chain: 'base' }), sighting(1, { name: 'B' })), 'chain')).toBe('base');
  });

  it('lets the newest word win, whatever the order of arrival', () => {
    const [old, recent] = [sighting(0, { status: 'upcoming' }), sighting(5, { status: 'active' })];
    expect(value(fold(old, recent), 'status')).toBe('active');
    expect(value(fold(recent, old), 'status')).toBe('active');
  });

  it('never lets a counter that only grows fall, and says when its height was last confirmed', () => {
    const row = fold(sighting(0, { participants: 10 }), sighting(1, { participants: 7 }), sighting(2, { participants: 10 }));
    expect(row?.fields.participants).toMatchObject({ value: 10, observedAt: t(2) });
  });

  it('keeps the first date of creation', () => {
    const profile = (at: number, createdAt: number) =>
      sighting(at, { createdAt: t(createdAt) }, { kind: 'profile' } as Partial<AnyObservation>);
    expect(value(fold(profile(0, 100), profile(1, 200)), 'createdAt')).toBe(t(100));
  });

  it('gives the same row and no news when the same sighting comes again', () => {
    const one = sighting(0, { name: 'A', status: 'active', participants: 3, rewards: [{ kind: 'oat' }] });
    const first = merge(undefined, one);
    const again = merge(first.row, structuredClone(one));
    expect(again.row).toEqual(first.row);
    expect([again.history, again.late, again.changes]).toEqual([[], [], []]);
  });

  it('writes history only where a value changed', () => {
    const first = merge(undefined, sighting(0, { participants: 3 }));
    expect(first.history).toHaveLength(1);
    expect(merge(first.row, sighting(1, { participants: 3 })).history).toEqual([]);
    expect(merge(first.row, sighting(1, { participants: 4 })).history).toMatchObject([
      { field: 'participants', value: 4, observedAt: t(1) },
    ]);
  });

  it('hands sightings of an earlier time over to be put where they belong', () => {
    const entry = (at: number, mindshare: number) =>
      sighting(at, { mindshare }, { platform: 'kaito', kind: 'board-entry', adapter: 'kaito@1' } as Partial<AnyObservation>);
    const late = merge(fold(entry(9, 0.5)), entry(1, 0.25));
    expect(value(late.row, 'mindshare')).toBe(0.5);
    expect(late.late).toMatchObject([{ field: 'mindshare', value: 0.25, observedAt: t(1) }]);
  });

  it('tells of a new campaign and of words that changed, not of counters', () => {
    const first = merge(undefined, sighting(0, { status: 'upcoming', participants: 1 }));
    expect(first.changes).toMatchObject([{ entity: 'galxe:campaign:GC1' }]);
    const later = merge(first.row, sighting(1, { status: 'active', participants: 2 }));
    expect(later.changes).toMatchObject([{ field: 'status', before: 'upcoming', after: 'active' }]);
  });

  it('drops a campaign out of the list of ends when it is over or never ends', () => {
    expect(fold(sighting(0, { endsAt: t(50) }))?.endsAt).toBe(t(50));
    expect(fold(sighting(0, { endsAt: t(50) }), sighting(1, { status: 'ended' }))?.endsAt).toBeUndefined();
    expect(fold(sighting(0, { endsAt: null }))?.endsAt).toBeUndefined();
  });

  it('marks everything as evictable but the viewer’s own participation', () => {
    expect(fold(sighting(3, { name: 'A' }))?.age).toBe(t(3));
    expect(fold(sighting(3, { points: 1 }, { kind: 'participation' } as Partial<AnyObservation>))?.age).toBeUndefined();
  });
});
