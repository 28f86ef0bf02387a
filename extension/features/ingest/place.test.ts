import { expect, it } from 'vitest';
import { placeOf } from './place.ts';

const opened = 1_000_000;
const message = (observations: string) => ({
  platform: 'galxe' as const,
  page: { address: 'https://app.galxe.com/quest/Lumio?who=me', opened },
  observations,
});

it('is the address without its query, in its tab', () => {
  expect(placeOf(message('[]'), 3, 0)).toEqual({ platform: 'galxe', tab: 3, address: 'https://app.galxe.com/quest/Lumio', opened });
});

it('is none where the page only tells of its past after everything was deleted, and one again once it shows something', () => {
  expect(placeOf(message('[]'), 3, opened + 1)).toBeUndefined();
  expect(placeOf(message('[{}]'), 3, opened + 1)).toBeDefined();
});

it('is none on pages of others, in no tab, or where nobody says', () => {
  expect(placeOf({ ...message('[]'), platform: 'kaito' }, 3, 0)).toBeUndefined();
  expect(placeOf(message('[]'), undefined, 0)).toBeUndefined();
});
