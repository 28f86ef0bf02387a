import { type Dictionary, speak } from '@infofi-lens/shared/words/current';
import { say, texts } from '@infofi-lens/shared/words/texts';
import compile from 'icu-minify/compile';
import { afterEach, expect, it } from 'vitest';
import { compiledMessages, localesOfBuild } from './build.ts';

const words = texts('test', {
  left: say(compile('{n, plural, one {# place} other {# places}} left of {all}'), (n: number) => ({ n, all: 'all' })),
});
const { transform } = compiledMessages();

afterEach(() => speak('en', {}));

it('compiles messages where they stand, whatever their quotes', () => {
  const code = `a: say('{n} of\\'', (n: string) => ({ n })), b: say<[n: number]>("it's {n, number}", (n) => ({ n })),`;
  expect(transform(code, '/x/words.ts')?.code).toBe(
    `a: say([["n"]," of'"], (n: string) => ({ n })), b: say<[n: number]>(["it's ",["n",4]], (n) => ({ n })),`,
  );
  expect(transform(code, '/x/other.ts')).toBeUndefined();
});

it('fails on a message that can not be read', () => {
  expect(() => transform(`say('{n, plural, one {#}}', (n: number) => ({ n }))`, '/x/words.ts')).toThrow();
});

it('gives the browser the texts of the manifest in each offered language', async () => {
  const { offered, files } = await localesOfBuild(false);
  expect(offered[0]).toBe('en');
  for (const locale of offered) {
    const file = files.find(({ relativeDest }) => relativeDest === `_locales/${locale.replace('-', '_')}/messages.json`);
    const { name, description } = JSON.parse(file?.contents ?? '{}');
    expect(name.message).toBe('InfoFi Lens');
    expect(description.message.length).toBeLessThanOrEqual(132); // what stores allow
  }
});

it('adds languages for tests alone: a long one, and one from right to left', async () => {
  const { offered, files } = await localesOfBuild(true);
  expect(offered).toEqual(expect.arrayContaining(['en-XA', 'ar-XB']));
  const of = (locale: string) =>
    JSON.parse(files.find(({ relativeDest }) => relativeDest === `locales/${locale}.json`)?.contents ?? '{}') as Dictionary;
  expect(of('en-XA')['popup.endingSoon']).toMatch(/^Éñdíñg šööñ .{3}/);
  speak('ar-XB', { 'test.left': of('ar-XB')['popup.results'] ?? '' });
  expect(words.left(2)).toMatch(/\p{Script=Arabic}/u);
});
