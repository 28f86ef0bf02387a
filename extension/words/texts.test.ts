import type { EpochMs } from '@infofi-lens/shared/units';
import { onLocale, speak } from '@infofi-lens/shared/words/current';
import { inWords, keyOf } from '@infofi-lens/shared/words/sentence';
import { say, texts } from '@infofi-lens/shared/words/texts';
import compile from 'icu-minify/compile';
import { afterEach, describe, expect, it } from 'vitest';
import { ago, amount, duration, percent, usd } from '../ui/format.ts';
import { listed } from '../ui/listed.ts';

const words = texts('test', {
  title: 'Results',
  results: say(compile('{n, plural, one {# result} other {# results}}'), (n: number) => ({ n })),
  moved: say(compile('{way, select, up {up by {n, number}} other {down by {n, number}}}'), (n: number) => ({
    way: n > 0 ? 'up' : 'down',
    n: Math.abs(n),
  })),
  part: { name: 'Part', pages: { one: 'First', two: 'Second' } },
});

afterEach(() => speak('en', {}));

describe('texts', () => {
  it('are English until another language is spoken', () => {
    expect(words.title).toBe('Results');
    expect([0, 1, 1234].map(words.results)).toEqual(['0 results', '1 result', '1,234 results']);
    expect([words.moved(2), words.moved(-2)]).toEqual(['up by 2', 'down by 2']);
  });

  it('speak the language of the moment, also through what was taken from them before', () => {
    const { part, results } = words;
    speak('ru', {
      'test.results': compile('{n, plural, one {# результат} few {# результата} many {# результатов} other {# результата}}'),
      'test.part.name': 'Часть',
    });
    expect(part.name).toBe('Часть');
    expect([1, 2, 5, 21, 1234].map(results)).toEqual([
      '1 результат',
      '2 результата',
      '5 результатов',
      '21 результат',
      '1\u00a0234 результата',
    ]);
  });

  it('stand in English where a language lacks them', () => {
    speak('es', { 'test.part.name': 'Parte' });
    expect(words.title).toBe('Results');
    expect(words.results(1)).toBe('1 result');
  });

  it('can be listed by their names', () => expect(Object.keys(words.part.pages)).toEqual(['one', 'two']));

  it('tell when the language changed', () => {
    const heard: string[] = [];
    const stop = onLocale(() => heard.push(words.title));
    speak('es', { 'test.title': 'Resultados' });
    stop();
    speak('en', {});
    expect(heard).toEqual(['Resultados']);
  });
});

it('sentences of shared are translated one by one, wherever they stand together', () => {
  speak('es', { [keyOf('Seen by you.')]: 'Visto por ti.' });
  expect(inWords('Seen by you. Others agree.')).toBe('Visto por ti. Others agree.');
});

describe('numbers and lists in another language', () => {
  it.each([
    ['en', ['$1,240', '−$3.50', '0.87%', '5,000,000.5', 'a, b and c']],
    ['es', ['1240\u00a0$', '−3,50\u00a0$', '0,87\u00a0%', '5.000.000,5', 'a, b y c']],
    ['tr', ['$1.240', '−$3,50', '%0,87', '5.000.000,5', 'a, b ve c']],
    ['ru', ['1\u00a0240\u00a0$', '−3,50\u00a0$', '0,87\u00a0%', '5\u00a0000\u00a0000,5', 'a, b и c']],
    ['zh-TW', ['$1,240', '−$3.50', '0.87%', '5,000,000.5', 'a、b和c']],
  ])('are written as %s writes them', (locale, written) => {
    speak(locale, {});
    expect([usd(1_240.4), usd(-3.5), percent(0.008686), amount('5000000.5'), listed(['a', 'b', 'c'])]).toEqual(written);
  });

  it('follow the language in times too', () => {
    speak('zh-CN', { 'ui.time.hours': compile('{n, number} 小时'), 'ui.time.ago': compile('{age}前') });
    const now = 1_790_000_000_000 as EpochMs;
    expect(ago((now - 3 * 3_600_000) as EpochMs, now)).toBe('3 小时前');
    expect(duration(2 * 3_600_000)).toBe('2 小时');
  });
});
