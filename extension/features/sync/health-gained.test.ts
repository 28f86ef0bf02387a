import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { defaultSettings, patchSettings } from '../../storage/settings-schema.ts';
import type { HealthRow } from '../../storage/tables/health.ts';
import { healthGained } from './health-gained.ts';

const { platforms } = patchSettings(defaultSettings(null), { platforms: { galxe: { share: true } } });
const row: HealthRow = {
  adapter: 'galxe@1',
  platform: 'galxe',
  captures: 10,
  observations: 100,
  rejected: 2,
  invalid: 1,
  lost: 3,
  skipped: 4,
  warnings: { odd: 5 },
  drifts: {},
  lastCaptureAt: 1_763_640_000_000 as EpochMs,
};
const said = { adapter: 'galxe@1', captures: 10, observations: 100, rejected: 2, warnings: { odd: 5 }, drifts: {} };

it('tells counts and codes of platforms that are shared, and of no other', () => {
  expect(healthGained([row, { ...row, adapter: 'kaito@1', platform: 'kaito' }], {}, platforms).reports).toEqual([said]);
});

it('tells only what came since', () => {
  const { told } = healthGained([row], {}, platforms);
  const later = { ...row, captures: 12, observations: 130, warnings: { odd: 5, new: 1 }, drifts: { gone: 2 } };
  expect(healthGained([later], told, platforms).reports).toEqual([
    { ...said, captures: 2, observations: 30, rejected: 0, warnings: { new: 1 }, drifts: { gone: 2 } },
  ]);
  expect(healthGained([row], told, platforms).reports).toEqual([]);
});

it('names the twenty most frequent codes, and leaves out a report the server would refuse', () => {
  const warnings = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`code${n}`, n + 1]));
  const [report] = healthGained([{ ...row, warnings }], {}, platforms).reports;
  expect(Object.keys(report?.warnings ?? {})).toHaveLength(20);
  expect(report?.warnings.code29).toBe(30);
  expect(
    healthGained(
      [
        { ...row, adapter: 'unknown' },
        { ...row, captures: 1e9 },
      ],
      {},
      platforms,
    ).reports,
  ).toEqual([]);
});
