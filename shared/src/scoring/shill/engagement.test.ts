import { describe, expect, it } from 'vitest';
import { engagement, weightedReactions } from './engagement.ts';
import { normalShare } from './statistics.ts';
import { ago, hourMs, post } from './testing/person.ts';
import { usualReactions } from './tiers.ts';

describe('weighted reactions', () => {
  it('weigh quotes and replies most, then bookmarks, reposts and likes', () => {
    const none = post(1, { likes: 0 });
    expect(weightedReactions({ ...none, likes: 10 })).toBeCloseTo(6);
    expect(weightedReactions({ ...none, reposts: 10 })).toBeCloseTo(12);
    expect(weightedReactions({ ...none, bookmarks: 10 })).toBeCloseTo(24);
    expect(weightedReactions({ ...none, replies: 10 })).toBeCloseTo(60);
    expect(weightedReactions({ ...none, quotes: 10 })).toBeCloseTo(60);
  });

  it('are as many as there are, with the usual mix; what is not known is taken to be as usual', () => {
    const usual = weightedReactions(post(1, { likes: 100, reposts: 16, replies: 5, quotes: 1, bookmarks: 5 }));
    expect(usual).toBeCloseTo(127, 0);
    const unknown = { reposts: undefined, replies: undefined, quotes: undefined, bookmarks: undefined };
    expect(weightedReactions(post(1, { likes: 100, ...unknown }))).toBeCloseTo(usual ?? 0);
    expect(weightedReactions(post(1, { likes: undefined }))).toBeUndefined();
  });
});

describe('engagement', () => {
  it('is 0.5 for the usual author, however many posts', () => {
    const rate = Math.exp(usualReactions(5_000).centre);
    const usual = post(1, { views: 100_000, likes: (100_000 * rate) / 0.6 });
    expect(engagement(Array(3).fill(usual), 5_000)).toMatchObject({ known: true, value: 0.5, confidence: 0.2727 });
    expect(engagement(Array(24).fill(usual), 5_000)).toMatchObject({ value: 0.5, confidence: 0.75 });
  });

  it('is the share of authors below, drawn towards 0.5 by eight usual posts and by fifty usual views', () => {
    const { centre, spread } = usualReactions(5_000);
    const prior = Math.exp(centre);
    const good = post(1, { views: 950, likes: 50 }); // 30 weighted reactions
    const z = (Math.log((30 + prior * 50) / 1_000) - centre) / spread;
    const part = engagement(Array(8).fill(good), 5_000);
    expect(part).toMatchObject({ evidence: { posts: 8, followers: 5_000 } });
    if (!part.known) throw new Error('It is known.');
    expect(part.value).toBeCloseTo(normalShare(z / 2), 4);
    expect(part.evidence.rate).toBeCloseTo((30 + prior * 50) / 1_000, 6);
    expect(part.evidence.usual).toBeCloseTo(prior, 6);
  });

  it('looks at the median post: one that spread does not carry the others', () => {
    const usual = Array.from({ length: 7 }, () => post(1));
    expect(engagement([...usual, post(1, { likes: 900 })], 5_000)).toEqual(engagement([...usual, post(1)], 5_000));
  });

  it('compares with authors of every size where followers are not known, and is less sure', () => {
    expect(engagement(Array(8).fill(post(1)), undefined)).toMatchObject({ confidence: 0.35, evidence: { usual: 0.013 } });
    expect(engagement(Array(8).fill(post(1)), undefined)).not.toHaveProperty('evidence.followers');
  });

  it('abstains under three posts with views that were seen an hour after they were posted', () => {
    const young = post(0, { createdAt: ago(hourMs / 2) });
    expect(engagement([post(1), post(2), young], 10)).toEqual({
      known: false,
      missing: [
        { what: 'posts', have: 2, need: 3 },
        { what: 'views', have: 2, need: 3 },
      ],
    });
    const unseen = post(1, { views: undefined });
    expect(engagement([post(1), post(2), unseen, post(3, { likes: undefined })], 10)).toEqual({
      known: false,
      missing: [{ what: 'views', have: 2, need: 3 }],
    });
  });
});
