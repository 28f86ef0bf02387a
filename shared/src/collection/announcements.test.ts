import { describe, expect, it } from 'vitest';
import type { AnyObservation } from '../facts/observation.ts';
import type { EpochMs } from '../units.ts';
import { type Announcement, acknowledgedPart, announcements, newestOf, pendingFor, selects } from './announcements.ts';
import { sharedFields, sharedPrint } from './shared-print.ts';

const decided = 1_790_000_000_000;
const second: Announcement = { no: 2, day: '2026-12-01', adds: [{ kinds: ['campaign'], fields: ['participants'] }], print: 'p' };
const list: readonly Announcement[] = [{ no: 1, day: '2026-11-25', adds: [], print: 'q' }, second];

describe('what may be shared', () => {
  it('is what was last announced: to let another field leave, add an announcement that names it in `adds`', () => {
    expect(announcements.at(-1)?.print).toBe(sharedPrint(sharedFields()));
  });

  it('grew with each announcement by exactly what it names', () => {
    // Only the newest can be held against the declarations of today. One that takes something away adds nothing.
    const [before, newest] = announcements.slice(-2);
    if (!before || !newest || newest.adds.length === 0) return;
    const old = sharedFields().filter((one) => !newest.adds.some((added) => selects(added, one, one.field)));
    expect(sharedPrint(old)).toBe(before.print);
  });

  it('is named the same in any order, and otherwise with one field less', () => {
    const all = sharedFields();
    expect(sharedPrint([...all].reverse())).toBe(sharedPrint(all));
    expect(sharedPrint(all.slice(1))).not.toBe(sharedPrint(all));
  });
});

it('numbers announcements from 1 on without a gap', () => {
  expect(announcements.map(({ no }) => no)).toEqual(announcements.map((_, at) => at + 1));
});

describe('what a person has still to acknowledge', () => {
  it('is nothing before they decided anything', () => expect(pendingFor({ onboardedAt: null }, list)).toEqual([]));
  it('is what came after they decided', () => expect(pendingFor({ onboardedAt: decided }, list)).toEqual([second]));
  it('is nothing once they acknowledged the newest', () =>
    expect(pendingFor({ onboardedAt: decided, acknowledged: newestOf(list) }, list)).toEqual([]));
});

describe('the part of a sighting that may go meanwhile', () => {
  const sighting = (fields: Record<string, unknown>) =>
    ({
      platform: 'galxe',
      kind: 'campaign',
      id: '1',
      observedAt: decided as EpochMs,
      adapter: 'galxe@1',
      via: 'network',
      context: 'campaign',
      fields,
    }) as AnyObservation;

  it('is the very sighting when nothing is pending', () => {
    const whole = sighting({ name: 'a', participants: 3 });
    expect(acknowledgedPart(whole, [])).toBe(whole);
  });
  it('lacks what was newly announced', () => {
    expect(acknowledgedPart(sighting({ name: 'a', participants: 3 }), [second])?.fields).toEqual({ name: 'a' });
  });
  it('is nothing when all of it is new', () => expect(acknowledgedPart(sighting({ participants: 3 }), [second])).toBeUndefined());
  it('is chosen by platform and page too', () => {
    const onX = { ...second, adds: [{ platforms: ['x' as const], contexts: ['home' as const] }] };
    expect(acknowledgedPart(sighting({ name: 'a' }), [onX])?.fields).toEqual({ name: 'a' });
  });
});
