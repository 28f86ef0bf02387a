import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { noticeText } from './page-notice.tsx';

const now = 1_790_000_000_000 as EpochMs;
const before = (ms: number) => (now - ms) as EpochMs;
const changed = { platform: 'galxe', notice: { what: 'changed', since: before(60_000) } } as const;
const off = { platform: 'galxe', notice: { what: 'off', since: before(60_000), reason: 'cards moved' } } as const;

it('says that the page changed, and how old what is shown is', () => {
  expect(noticeText({ ...changed, dataFrom: before(3 * 3_600_000) }, now).title).toBe('This page changed; showing data from 3 h ago.');
  expect(noticeText({ ...changed, dataFrom: before(5_000) }, now).title).toBe('This page changed; showing data from a moment ago.');
  expect(noticeText({ ...changed, dataFrom: undefined }, now).title).toBe('This page changed, and nothing was known of it before.');
});

it('says who switched it off, since when and why', () => {
  const { title, detail } = noticeText({ ...off, dataFrom: before(7_200_000) }, now);
  expect(title).toMatch(/^Reading Galxe is switched off since .*20\d\d.*:$/);
  expect(detail).toBe('cards moved. Showing data from 2 h ago.');
});
