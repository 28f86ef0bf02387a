import { describe, expect, it } from 'vitest';
import { frequency, paceOf } from './frequency.ts';
import { at, post, postsOn } from './testing/person.ts';
import type { ShillWindow } from './words.ts';

const of = (posts: Parameters<typeof frequency>[0], windowDays: ShillWindow = 7) => frequency(posts, { at, windowDays, posts });
const days = (many: number) => Array.from({ length: many }, (_, day) => day);

describe('frequency', () => {
  it('is full at five days in seven, and the share of days below that', () => {
    expect(of(postsOn(days(7)))).toMatchObject({ value: 1, evidence: { posts: 7, activeDays: 7, days: 7, busiestDay: 1, flooded: 0 } });
    expect(of(postsOn([0, 1, 2, 3, 6]))).toMatchObject({ value: 1 });
    expect(of(postsOn([0, 3, 6]))).toMatchObject({ value: 0.6, evidence: { activeDays: 3 } });
    expect(of([...postsOn([6]), post(6.1), post(6.2)])).toMatchObject({ value: 0.2, evidence: { activeDays: 1, busiestDay: 3 } });
  });

  it('is less by the share of posts beyond eight on a day', () => {
    const busy = Array.from({ length: 12 }, (_, nth) => post(0.1 + nth / 100));
    expect(of([...busy.slice(0, 8), ...postsOn([1, 2, 3, 4, 5, 6])])).toMatchObject({ value: 1, evidence: { busiestDay: 8, flooded: 0 } });
    const flooding = of([...busy, ...postsOn([1, 2, 3, 4, 5, 6])]);
    expect(flooding).toMatchObject({ value: 0.7778, evidence: { posts: 18, busiestDay: 12, flooded: 0.2222 } });
  });

  it('is less by the share that repeats, where texts are known', () => {
    const said = (text: string) => postsOn([0, 1, 2, 3, 4, 5, 6]).map((one, nth) => ({ ...one, text: `${text} ${nth < 4 ? 'day' : nth}` }));
    expect(of(postsOn(days(7)))).not.toHaveProperty('evidence.repeated');
    expect(of(said('the same words again every'))).toMatchObject({ value: 0.1429, evidence: { repeated: 0.8571 } });
  });

  it('is surer the more of the window and the more posts are known', () => {
    expect(of(postsOn(days(7)))).toMatchObject({ confidence: 0.7 });
    expect(of(postsOn(days(6)), 30)).toMatchObject({ confidence: 0.1333, evidence: { days: 6 } });
  });

  it('abstains under five days or three posts', () => {
    expect(of(postsOn(days(4)))).toEqual({ known: false, missing: [{ what: 'days', have: 4, need: 5 }] });
    expect(of(postsOn([0, 6]))).toEqual({ known: false, missing: [{ what: 'posts', have: 2, need: 3 }] });
    expect(of(postsOn(days(5)))).toMatchObject({ known: true });
    expect(of(postsOn([0, 2, 4]))).toMatchObject({ known: true, value: 0.84 });
  });

  it('is made of three parts', () => {
    const evidence = { posts: 10, activeDays: 2, days: 7, busiestDay: 9, flooded: 0.1 };
    expect(paceOf({ ...evidence, repeated: 0.2 })).toEqual({ steady: expect.closeTo(0.4), unflooded: 0.9, unrepeated: 0.8 });
    expect(paceOf(evidence)).toMatchObject({ unrepeated: 1 });
  });
});
