import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { profileChip, rowChip } from './entry-chip.ts';

const now = 1_790_000_000_000 as EpochMs;
const seen = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, observedAt: now, via: 'network' as const }]));
const moved = (change: number) => ({ from: { at: now, value: 0 }, to: { at: now, value: 0 }, change, perHour: 0 });

it('says rank, places gained and the change that the platform states', () => {
  const entry = { kind: 'board-entry', seen: seen({ rank: 4, mindshareDelta: 0.0012 }) } as const;
  expect(rowChip(entry, moved(-2))).toEqual({ text: '#4 · ▲ 2 · +0.12 pp', voucher: { source: 'you' } });
  expect(rowChip(entry, moved(3))?.text).toBe('#4 · ▼ 3 · +0.12 pp');
  expect(rowChip(entry, undefined)?.text).toBe('#4 · +0.12 pp');
  expect(rowChip({ kind: 'board-entry', seen: seen({ score: 3 }) }, undefined)).toBeUndefined();
});

it('describes an account, and leaves out what is not known', () => {
  const profile = { kind: 'profile', seen: seen({ followers: 1_240, createdAt: Date.UTC(2016, 5, 14) }) } as const;
  expect(profileChip(profile, { moved: moved(12), posts: 1 })?.text).toBe('1,240 followers (+12) · since 2016 · 1 post seen');
  expect(profileChip(profile, { moved: undefined, posts: 0 })?.text).toBe('1,240 followers · since 2016');
  expect(profileChip({ kind: 'profile' }, { moved: undefined, posts: 3 })).toBeUndefined();
});
