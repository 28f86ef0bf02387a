import { describe, expect, it } from 'vitest';
import { confidenceLeft, signsOf } from './signs.ts';
import { ago, post } from './testing/person.ts';

const many = <T>(length: number, of: (nth: number) => T): T[] => Array.from({ length }, (_, nth) => of(nth));
const names = (...args: Parameters<typeof signsOf>) => signsOf(...args).map(({ sign }) => sign);

describe('signs', () => {
  it('are none on usual posts and replies', () => {
    const replies = many(12, (nth) => ({
      author: `person${'abcdefghijkl'[nth]}`,
      text: `thought ${'abcdefghijkl'[nth]} about ${'mnopqrstuvwx'[nth]} of its own ${nth}`,
    }));
    expect(
      signsOf(
        many(8, () => post(1, { likes: 30, replies: 12 })),
        replies,
      ),
    ).toEqual([]);
    expect(signsOf([])).toEqual([]);
  });

  it('see more replies than likes, on five posts with ten replies or more, from one in five on', () => {
    const odd = post(1, { likes: 10, replies: 11 });
    const usual = post(1, { likes: 11, replies: 11 });
    expect(signsOf([odd, ...many(4, () => usual)])).toMatchObject([{ sign: 'more-replies-than-likes', share: 0.2, of: 5 }]);
    expect(names([odd, ...many(5, () => usual)])).toEqual([]);
    expect(names(many(4, () => odd))).toEqual([]);
    expect(names(many(6, () => post(1, { likes: 1, replies: 9 })))).toEqual([]);
    expect(names(many(6, () => post(1, { likes: undefined, replies: 50 })))).toEqual([]);
    expect(names(many(6, () => post(1, { likes: 5, replies: undefined })))).toEqual([]);
    expect(names(many(6, () => post(1, { likes: 1, replies: 10 })))).toEqual(['more-replies-than-likes']);
  });

  it('see reactions by more than one view in four, on posts with a hundred views', () => {
    const odd = post(1, { views: 100, likes: 20, reposts: 2, replies: 1, quotes: 1, bookmarks: 2 });
    expect(signsOf(many(5, () => odd))).toMatchObject([{ sign: 'reactions-near-views', share: 1, of: 5 }]);
    expect(names(many(5, () => ({ ...odd, bookmarks: 1 })))).toEqual([]); // exactly one in four
    expect(names(many(5, () => ({ ...odd, views: 99 })))).toEqual([]);
    expect(names(many(5, () => ({ ...odd, views: undefined })))).toEqual([]);
    expect(names(many(5, () => ({ ...odd, seenAt: ago(86_400_000) })))).toEqual([]);
    for (const field of ['likes', 'reposts', 'replies', 'quotes', 'bookmarks'])
      expect(names(many(5, () => ({ ...odd, [field]: undefined })))).toEqual([]);
  });

  it('see replies that repeat each other, of ten or more', () => {
    const text = 'great project, so bullish on this';
    expect(
      signsOf(
        [],
        many(10, (nth) => ({ author: `p${nth}`, text })),
      ),
    ).toMatchObject([{ sign: 'repeated-replies', share: 0.9, of: 10 }]);
    expect(
      names(
        [],
        many(9, (nth) => ({ author: `p${nth}`, text })),
      ),
    ).toEqual([]);
    expect(
      names(
        [],
        many(10, (nth) => ({ author: `p${nth}` })),
      ),
    ).toEqual([]);
  });

  it('see names alike but for a number, three or more authors of a kind', () => {
    const others = many(8, (nth) => ({ author: `other${'abcdefgh'[nth]}` }));
    const ring = ['ttp92055', 'TTP92001', 'ttp333'].map((author) => ({ author }));
    expect(signsOf([], [...others, ...ring])).toMatchObject([{ sign: 'similar-names', share: 0.2727, of: 11 }]);
    expect(names([], [...others, ...ring.slice(0, 2)])).toEqual([]);
    expect(names([], [...others, ...many(3, () => ({ author: 'ttp92055' }))])).toEqual([]); // one author
    expect(names([], [...others, ...['ab12', 'ab34', 'ab56'].map((author) => ({ author }))])).toEqual([]);
    expect(names([], [...others, ...['a123', 'a456', 'a789'].map((author) => ({ author }))])).toEqual([]);
    expect(names([], [...others, ...['ab123x', 'ab456x', 'ab789x'].map((author) => ({ author }))])).toEqual([]);
  });

  it('describe and do not accuse', () => {
    for (const { description } of signsOf(
      many(5, () => post(1, { views: 100, likes: 50, replies: 60 })),
      many(10, (nth) => ({ author: `abc${100 + nth}`, text: 'all of us say so' })),
    ))
      expect(description).not.toMatch(/bot|fake|fraud|spam|cheat/i);
  });

  it('take up to half of the confidence each', () => {
    const sign = (share: number) => ({ sign: 'similar-names' as const, share, of: 10, description: '' });
    expect(confidenceLeft([])).toBe(1);
    expect(confidenceLeft([sign(1)])).toBe(0.5);
    expect(confidenceLeft([sign(0.4), sign(1)])).toBeCloseTo(0.4);
  });
});
