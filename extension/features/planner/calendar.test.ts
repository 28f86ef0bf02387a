import type { Plan, PlanEntry } from '@infofi-lens/shared/scoring/planner/candidate';
import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { planCalendar } from './calendar.ts';

const now = Date.UTC(2026, 8, 21, 15) as EpochMs;
const day = 86_400_000;
const entry: PlanEntry = {
  key: 'galxe:campaign:GC1',
  wallet: 1,
  begun: false,
  hours: 0.5,
  value: { p10: 1, p50: 2, p90: 4 },
  startBy: (now + day) as EpochMs,
  endsAt: (now + 2 * day) as EpochMs,
  claimBy: (now + 9 * day) as EpochMs,
  opensAt: undefined,
  partOf: undefined,
};
const file = (...entries: PlanEntry[]) => {
  const none = { p10: 0, p50: 0, p90: 0 };
  const plan: Plan = { entries, plannedHours: 0, hours: none, value: none, worth: 0, leftOut: [], abstained: [] };
  return planCalendar(plan, () => ({ name: 'Swap', url: 'https://app.galxe.com/quest/a/GC1' }), now).replaceAll('\r\n ', '');
};

it('says when to begin at the latest, when it ends and until when to claim, under names that stay', () => {
  const text = file(entry);
  expect(text.match(/UID:.*/g)).toEqual(['start', 'end', 'claim'].map((what) => `UID:galxe%3Acampaign%3AGC1/1/${what}@infofi-lens`));
  expect(text).toContain('SUMMARY:Begin: Swap\r\n');
  expect(text).toContain('DTSTART:20260922T150000Z\r\nDTEND:20260922T153000Z\r\n');
  expect(text).toContain('Worth $1–$4');
  expect(file(entry)).toBe(file(entry));
});

it('tells the end once, however many wallets', () => {
  expect(file(entry, { ...entry, wallet: 2 }).match(/SUMMARY:.*/g)).toHaveLength(4);
});
