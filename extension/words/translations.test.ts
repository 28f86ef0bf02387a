import { locales, source } from '@infofi-lens/shared/words/locales';
import compile from 'icu-minify/compile';
import { describe, expect, it } from 'vitest';
import { translationOf } from './build.ts';
import { english, englishTexts } from './english.ts';
import { placeholders, problemsOf } from './problems.ts';
import { changedSince } from './translated-from.ts';

const texts = await englishTexts();
const messages = await english();
const begun = locales.filter((locale) => locale !== source && translationOf(locale) !== undefined);

describe('the English texts', () => {
  it('are found in every area of the interface', () => {
    const areas = new Set([...texts.keys()].map((key) => key.split('.')[0]));
    for (const area of ['ui', 'figure', 'popup', 'settings', 'overlay', 'panel', 'planner', 'chart', 'manifest', 'shared'])
      expect(areas).toContain(area);
  });

  it('are messages that can be read, with parameters for exactly their placeholders', () => {
    for (const [key, { message, values }] of texts) {
      const names = new Set(placeholders(message).map((name) => name.split(':')[0]));
      const given = values === undefined ? [] : Object.keys(values(...(Array.from({ length: values.length }, () => '12345678') as never)));
      expect([key, [...names].sort()]).toEqual([key, given.sort()]);
    }
  });

  it('without parameters are written as they stand', () => {
    for (const [key, { message, values }] of texts) if (values === undefined) expect([key, compile(message)]).toEqual([key, message]);
  });
});

it.each(begun)('%s says everything that English says, with the same placeholders', (locale) => {
  expect(problemsOf(locale, messages, translationOf(locale) ?? {})).toEqual([]);
});

it('every language is there', () => {
  expect(begun).toEqual(locales.filter((locale) => locale !== source));
});

it('no English text changed while its translations stayed; those that were looked at are noted by `npm run words -- looked-at`', () => {
  expect(changedSince(messages)).toEqual([]);
});
