import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShillScore } from '../../contracts/shill.ts';
import { laggedTest } from './lagged.ts';
import { permutationsFrom } from './permutations.ts';
import { measureShill, measureWindows, partsOf, scopesOf, shillScore } from './shill-score.ts';
import { ago, boardOf, inputOf, postsOn } from './testing/person.ts';
import { shillWindows } from './words.ts';

const permutations = permutationsFrom(1);
const test = laggedTest(permutations);
const days = [29, 27, 26, 21, 20, 17, 13, 12, 8, 7, 3, 1];
const gains = Array.from({ length: 30 }, (_, day) => (days.includes(30 - day) ? 20 : 0) + ((day * 7) % 5));
const person = inputOf({ posts: postsOn(days), boards: [boardOf(gains)], followers: 5_000 });

describe('a score', () => {
  it('keeps its contract and is made of all four components', () => {
    const score = ShillScore.parse(shillScore(person, permutations));
    expect(score).toMatchObject({ status: 'scored', windowDays: 30, signs: [] });
    expect(score.components.map(({ known }) => known)).toEqual([true, true, true, true]);
  });

  it('looks at all boards, or at those of one platform; posts count everywhere', () => {
    const two = { ...person, boards: [boardOf(gains), boardOf(gains.toReversed(), { id: 'b', platform: 'galxe' })] };
    const measured = measureShill(two, test);
    expect(scopesOf(measured)).toEqual(['overall', 'galxe', 'kaito']);
    expect(partsOf(measured, 'overall').correlation).toMatchObject({ evidence: { boards: 2 } });
    expect(partsOf(measured, 'kaito').correlation).toEqual(partsOf(measureShill(person, test), 'overall').correlation);
    expect(partsOf(measured, 'galxe').engagement).toEqual(measured.engagement);
    expect(shillScore(two, permutations, 'layer3').components[2]).toMatchObject({
      known: false,
      missing: [{ what: 'board-days', have: 0 }],
    });
    expect(shillScore(two, permutations, 'kaito')).toEqual(shillScore(person, permutations));
  });

  it('has one scope where there is one platform, or none', () => {
    const measured = measureShill(person, test);
    expect(Object.keys(measured.correlations)).toEqual(['kaito']);
    expect(scopesOf(measured)).toEqual(['overall', 'kaito']);
    expect(partsOf(measured, 'overall').correlation).toBe(measured.correlations.kaito);
    expect(scopesOf(measureShill(inputOf({}), test))).toEqual(['overall']);
  });

  it('is none of nothing, and says what is missing', () => {
    const nothing = ShillScore.parse(shillScore(inputOf({}), permutations));
    expect(nothing).toMatchObject({ status: 'insufficient_evidence', confidence: 0 });
    expect(nothing.wouldChange.map(({ lever }) => lever)).toEqual(Array(4).fill('more-evidence'));
  });

  it('is less sure by what replies and joined profiles say', () => {
    const replies = Array.from({ length: 10 }, (_, nth) => ({ author: `abc${100 + nth}` }));
    const plain = shillScore(person, permutations).confidence;
    expect(shillScore({ ...person, replies }, permutations).confidence).toBeCloseTo(plain / 2, 3);
    expect(shillScore({ ...person, joined: 0.9 }, permutations).confidence).toBeCloseTo(plain * 0.9, 3);
  });
});

/** Anybody. */
const anyCount = fc.option(fc.nat(1_000_000), { nil: undefined });
const anyPost = fc.record({
  createdAt: fc.nat(100 * 86_400_000).map(ago),
  seenAt: fc.nat(3 * 86_400_000).map(ago),
  views: anyCount,
  likes: anyCount,
  reposts: anyCount,
  replies: anyCount,
  quotes: anyCount,
  bookmarks: anyCount,
  isReply: fc.boolean(),
});
const anyBoard = fc
  .tuple(
    fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 60 }),
    fc.constantFrom('more', 'less'),
    fc.constantFrom('kaito', 'galxe'),
    fc.uuid(),
  )
  .map(([steps, better, platform, id]) => boardOf(steps, { better, platform, id } as object));
const anyInput = fc.record({
  at: fc.constant(ago(0)),
  windowDays: fc.constantFrom(...shillWindows),
  posts: fc.array(anyPost, { maxLength: 60 }),
  boards: fc.array(anyBoard, { maxLength: 4 }),
  followers: fc.option(fc.nat(10_000_000), { nil: undefined }),
});

describe('several windows at once', () => {
  it.each([
    ['of somebody who posted long before', postsOn([80, 60, 45, 40, ...days])],
    ['of somebody who posted in the last month alone', postsOn(days)],
    ['of somebody who posted this week alone', postsOn([5, 4, 3, 3, 2, 1])],
    ['of nobody', []],
  ])('are the same as each by itself, %s', (_, posts) => {
    const together = measureWindows({ ...person, posts }, shillWindows, permutations);
    for (const windowDays of shillWindows)
      expect(together[windowDays]).toEqual(measureShill({ ...person, posts, windowDays }, laggedTest(permutations)));
  });
});

describe('whoever it is of', () => {
  it('it keeps its contract: a score from 0 to 100, shares from 0 to 1, points that add up to it', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const score = ShillScore.parse(shillScore(input, permutations));
        if (score.status !== 'scored') return;
        const points = score.components.reduce((sum, one) => sum + (one.known ? one.points : 0), 0);
        expect(Math.abs(points - score.score)).toBeLessThanOrEqual(0.51);
      }),
    );
  });

  it('the order of posts and boards does not matter', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const turned = { ...input, posts: input.posts.toReversed(), boards: input.boards.toReversed() };
        expect(shillScore(turned, permutations)).toEqual(shillScore(input, permutations));
      }),
    );
  });

  it('more likes never lower it', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(1_000), (input, more) => {
        // Without boards, whose correlation knows no likes, and without counts that stand in for unknown ones.
        const of = (extra: number) =>
          shillScore(
            {
              ...input,
              boards: [],
              posts: input.posts.map((post) => (post.likes === undefined ? post : { ...post, likes: post.likes + extra })),
            },
            permutations,
          );
        const [before, after] = [of(0), of(more)];
        expect(after.status).toBe(before.status);
        if (before.status === 'scored' && after.status === 'scored') expect(after.score).toBeGreaterThanOrEqual(before.score);
      }),
    );
  });

  it('replies, reposts of others and younger posts than an hour change neither engagement nor reach', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(1_000_000), (input, views) => {
        const extra = [
          { createdAt: ago(1_000), seenAt: ago(0), views, likes: views },
          { createdAt: ago(86_400_000), seenAt: ago(0), views, likes: views, isReply: true },
          { createdAt: ago(86_400_000), seenAt: ago(0), views, likes: views, isRepost: true },
        ];
        const { engagement, reach } = measureShill(input, test);
        const known = measureShill({ ...input, posts: [...input.posts, ...extra] }, test);
        expect([known.engagement, known.reach]).toEqual([engagement, reach]);
      }),
    );
  });

  it('ten times the counts of everything is the same engagement, but for what few views hide', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 3, maxLength: 20 }), fc.nat(1_000_000), (likes, followers) => {
        const of = (factor: number) =>
          measureShill(
            inputOf({
              followers,
              posts: likes.map((many, nth) => ({
                createdAt: ago((1 + nth) * 86_400_000),
                seenAt: ago(0),
                views: 1e5 * factor,
                likes: 10 + many * factor + 10 * (factor - 1),
              })),
            }),
            test,
          ).engagement;
        const [one, ten] = [of(1), of(10)];
        if (one.known && ten.known) expect(Math.abs(one.value - ten.value)).toBeLessThan(0.01);
      }),
    );
  });
});
