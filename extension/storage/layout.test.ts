import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { changedPages, type Layout, nextLayout } from './layout.ts';
import type { PageOutcome } from './page-outcome.ts';

const at = (n: number) => (1_763_640_000_000 + n) as EpochMs;
const said = (page: PageOutcome['page'], over: Partial<PageOutcome>): PageOutcome => ({ page, good: 0, drifts: 0, fell: 0, ...over });
const after = (...reports: PageOutcome[]) =>
  reports.reduce<Layout>((layout, report, n) => nextLayout(layout, 'galxe', [report], at(n)), {});
const good = said('campaign', { good: 1 });
const drift = said('campaign', { drifts: 1 });
const fell = said('campaign', { fell: 1 });

it('a page has changed once what was due could not be read, since the first time', () => {
  expect(changedPages(after(drift, drift), 'galxe')).toEqual([{ page: 'campaign', since: at(0) }]);
  expect(changedPages(after(drift), 'kaito')).toEqual([]);
});

it('a good reading of that kind of page clears it, and one of another kind does not', () => {
  expect(changedPages(after(drift, good), 'galxe')).toEqual([]);
  expect(changedPages(after(drift, said('other', { good: 5 })), 'galxe')).toHaveLength(1);
});

it('good and bad in one message leave the page changed', () => {
  expect(changedPages(after(drift, said('campaign', { good: 1, drifts: 1 })), 'galxe')).toHaveLength(1);
});

it('pages that give nothing are a change when they had been read well, and not for one campaign that is gone', () => {
  expect(changedPages(after(fell, fell, fell), 'galxe')).toEqual([]);
  expect(changedPages(after(good, good, good, fell), 'galxe')).toEqual([]);
  expect(changedPages(after(good, good, good, fell, fell), 'galxe')).toEqual([{ page: 'campaign', since: at(4) }]);
  expect(changedPages(after(good, good, good, fell, good, fell), 'galxe')).toEqual([]);
});

it('a change that nobody met for a while is told apart', () => {
  expect(changedPages(after(drift, drift), 'galxe', at(1))).toHaveLength(1);
  expect(changedPages(after(drift, drift), 'galxe', at(2))).toEqual([]);
});

it('is the very same when nothing was said', () => {
  const layout = after(good);
  expect(nextLayout(layout, 'galxe', [said('campaign', {})], at(9))).toBe(layout);
});
