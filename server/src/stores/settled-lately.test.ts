import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { describe, expect, it } from 'vitest';
import { settledLately } from './settled-lately.ts';

const [a, b]: EntityKey[] = ['galxe:campaign:a', 'galxe:campaign:b'];
const both = [a, b] as EntityKey[];

describe('what was settled lately', () => {
  it('is not settled again for announcements that waited then', () => {
    const lately = settledLately();
    lately.begin([1, 2]);
    expect(lately.stillOpen(1, [a as EntityKey])).toEqual([a]);
    lately.settled([a as EntityKey]);
    lately.begin([2]);
    expect(lately.stillOpen(2, both)).toEqual([b]);
  });

  it('is settled again for announcements that came later', () => {
    const lately = settledLately();
    lately.begin([1, 2]);
    lately.settled(both);
    lately.begin([2, 3]);
    expect(lately.stillOpen(2, both)).toEqual([]);
    expect(lately.stillOpen(3, both)).toEqual(both);
  });

  it('stays open when its turn came to nothing', () => {
    const lately = settledLately();
    lately.begin([1, 2]);
    lately.begin([1, 2]);
    expect(lately.stillOpen(1, both)).toEqual(both);
  });

  it('is open for announcements nobody has seen waiting, even under a number that was seen before', () => {
    const lately = settledLately();
    lately.begin([1]);
    lately.settled(both);
    lately.begin([]);
    expect(lately.stillOpen(7, both)).toEqual(both);
    lately.begin([1]);
    expect(lately.stillOpen(1, both)).toEqual(both);
  });
});
