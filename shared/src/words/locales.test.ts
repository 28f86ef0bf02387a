import { describe, expect, it } from 'vitest';
import { directionOf, locales, nameOf, nearest } from './locales.ts';

describe('the language nearest to the browser’s', () => {
  it.each([
    ['en-GB', 'en'],
    ['zh', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['es-419', 'es'],
    ['in', 'id'],
    ['ru_RU', 'ru'],
    ['fr', undefined],
    ['not a tag', undefined],
    ['', undefined],
  ])('of %j is %s', (tag, found) => expect(nearest(tag, locales)).toBe(found));

  it('is none as long as it is not offered', () => expect(nearest('ru', ['en', 'es'])).toBeUndefined());
});

it('languages are written from where they begin, and call themselves by their names', () => {
  expect(['en', 'zh-TW', 'ar', 'ar-XB', 'he'].map(directionOf)).toEqual(['ltr', 'ltr', 'rtl', 'rtl', 'rtl']);
  expect(['es', 'ko', 'en-XA'].map(nameOf)).toEqual(['Español', '한국어', 'en-XA']);
});
