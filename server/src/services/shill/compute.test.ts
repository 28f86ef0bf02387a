import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, describe, expect, it } from 'vitest';
import type { ShillSource } from '../../stores/shill/shill-store.ts';
import { computeApart } from './apart.ts';
import { computeAll, type StoredShill, type Totals } from './compute.ts';

const at = Date.UTC(2026, 10, 20, 12) as EpochMs; // within the range of times
const day = 86_400_000;
const posts = (many: number, counts = '1000,9,1,1,,') =>
  Array.from({ length: many }, (_, nth) => `${at - nth * day - day / 2},${at},1,${counts}`).join(';');
const series = (field: string, of: (nth: number) => number) =>
  `b1,kaito,${field},${Array.from({ length: 31 }, (_, nth) => `${at - (30 - nth) * day}=${of(nth)}`).join()}`;
const source = (change: Partial<ShillSource> = {}): ShillSource => ({
  person: 'x:7',
  followers: 2_000,
  posts: posts(20),
  boards: '',
  links: '[]',
  totals: '{}',
  ...change,
});
const computed = (change: Partial<ShillSource> = {}) => {
  const [result] = computeAll([source(change)], at);
  if (!result) throw new Error('Everybody has a result.');
  return { ...result, scores: JSON.parse(result.scores) as StoredShill, totals: JSON.parse(result.totals) as Totals };
};

describe('what is computed of the columns', () => {
  it('holds each window as measured, and the totals of those that have one', () => {
    const { scores, totals, moved, events } = computed();
    expect(scores.windows[30].engagement).toMatchObject({ known: true, evidence: { posts: 20, followers: 2_000 } });
    expect(scores.windows[7].frequency).toMatchObject({ evidence: { posts: 7 } });
    expect([Object.keys(totals), Object.keys(totals[30] ?? {})]).toEqual([['7', '30', '90'], ['overall']]);
    expect([moved, events]).toEqual([true, []]); // there was none before
  });

  it('takes empty columns for unknown, and 0 in the third for no original', () => {
    expect(computed({ posts: posts(20, ',9,1,1,,') }).scores.windows[30].engagement).toMatchObject({
      missing: [{ what: 'views', have: 0 }],
    });
    expect(computed({ posts: posts(20).replaceAll(',1,1000', ',0,1000') }).scores.windows[30].frequency).toMatchObject({ known: false });
    expect(computed({ posts: '', followers: null }).totals).toEqual({ 7: {}, 30: {}, 90: {} });
  });

  it('prefers points to mindshare to rank of one board, and knows that ranks fall', () => {
    const gain = (nth: number) => nth ** 2 + (nth % 3);
    const of = (...boards: string[]) =>
      computed({
        boards: boards.join(';'),
        posts: posts(40)
          .split(';')
          .filter((_, nth) => nth % 3 > 0)
          .join(';'),
      }).scores;
    const points = of(series('score', gain)).windows[30].correlations;
    expect(points).toMatchObject({ kaito: { known: true } });
    expect(
      of(
        series('rank', () => 5),
        series('mindshare', () => 0),
        series('score', gain),
      ).windows[30].correlations,
    ).toEqual(points);
    expect(
      of(
        series('score', gain),
        series('mindshare', () => 0),
      ).windows[30].correlations,
    ).toEqual(points);
    expect(of(series('rank', (nth) => 5_000 - gain(nth))).windows[30].correlations).toEqual(points);
    expect(of(series('score', gain)).joined).toEqual(['kaito']);
  });

  it('tells of a change of five points or more, and of none of four', () => {
    const now = computed().totals;
    const score = now[30]?.overall?.[0] ?? 0;
    const before = (other: number) => computed({ totals: JSON.stringify({ ...now, 30: { overall: [other, 0.5] } }) });
    expect(before(score - 5).events).toEqual([{ scope: 'overall', windowDays: 30, from: score - 5, to: score }]);
    expect(before(score + 5).events).toHaveLength(1);
    expect(before(score + 4)).toMatchObject({ events: [], moved: true });
    expect(before(score)).toMatchObject({ events: [], moved: false });
  });
});

describe('computing apart', () => {
  const apart = computeApart(2);
  afterAll(() => apart.close());

  it('gives the same, in the same order, in several threads and for several callers at once', async () => {
    const many = Array.from({ length: 130 }, (_, nth) => source({ person: `x:${nth}`, posts: posts(nth % 30) }));
    const [all, some] = await Promise.all([apart.compute(many, at), apart.compute(many.slice(0, 55), at)]);
    expect(all).toEqual(computeAll(many, at));
    expect(some).toEqual(all.slice(0, 55));
    expect(await apart.compute(many, at, true)).toEqual(all);
  });

  it('starts anew after it was closed', async () => {
    await apart.close();
    const many = Array.from({ length: 51 }, () => source());
    expect(await apart.compute(many, at)).toHaveLength(51);
  });
});
