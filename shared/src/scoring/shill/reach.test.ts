import { describe, expect, it } from 'vitest';
import { reach } from './reach.ts';
import { normalShare } from './statistics.ts';
import { post } from './testing/person.ts';
import { usualViews } from './tiers.ts';

describe('reach', () => {
  it('is 0.5 for the usual author, and the share of authors below for others', () => {
    const followers = 10_000;
    const { centre, spread } = usualViews(followers);
    const usual = Math.exp(centre) * followers;
    expect(reach(Array(8).fill(post(1, { views: usual })), followers)).toMatchObject({ value: 0.5, confidence: 0.5 });
    const twice = reach(Array(8).fill(post(1, { views: 2 * usual })), followers);
    if (!twice.known) throw new Error('It is known.');
    expect(twice.value).toBeCloseTo(normalShare(Math.log(2) / spread / 2), 4);
    expect(twice.evidence).toMatchObject({ posts: 8, followers });
    expect(twice.evidence.rate).toBeCloseTo(2 * Math.exp(centre), 5);
    expect(twice.evidence.usual).toBeCloseTo(Math.exp(centre), 5);
  });

  it('does not grow with followers alone', () => {
    const of = (followers: number) => reach(Array(8).fill(post(1, { views: 1_000 })), followers);
    const values = [100, 1_000, 10_000, 100_000].map((followers) => {
      const part = of(followers);
      return part.known ? part.value : undefined;
    });
    expect(values).not.toContain(undefined);
    expect(values[3]).toBeLessThan(values[0] ?? 0);
  });

  it('knows what posts nobody saw, and accounts nobody follows, come to', () => {
    expect(reach(Array(8).fill(post(1, { views: 0 })), 1_000)).toMatchObject({ evidence: { rate: 0 }, known: true });
    const nobody = reach(Array(8).fill(post(1, { views: 22 })), 0);
    expect(nobody).toMatchObject({ value: 0.5, evidence: { rate: 22, followers: 0 } });
  });

  it('abstains without followers, or under three posts with views', () => {
    expect(reach(Array(3).fill(post(1)), undefined)).toEqual({ known: false, missing: [{ what: 'followers', have: 0, need: 1 }] });
    expect(reach([post(1), post(2), post(3, { views: undefined })], 5)).toEqual({
      known: false,
      missing: [{ what: 'views', have: 2, need: 3 }],
    });
    expect(reach([post(1)], 5)).toEqual({
      known: false,
      missing: [
        { what: 'posts', have: 1, need: 3 },
        { what: 'views', have: 1, need: 3 },
      ],
    });
    expect(reach(Array(3).fill(post(1)), 5)).toMatchObject({ known: true });
  });
});
