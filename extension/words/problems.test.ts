import { describe, expect, it } from 'vitest';
import { problemsOf } from './problems.ts';

const english = { a: 'Plain', b: '{n, plural, one {# row} other {# rows}} of {when}', c: '{way, select, up {▲} other {▼}} {n, number}' };
const whole = {
  a: 'Просто',
  b: '{n, plural, one {# строка} few {# строки} many {# строк} other {# строки}} {when}',
  c: '{way, select, up {▲} other {▼}} {n, number}',
};
const found = (change: Record<string, string | undefined>) => {
  const texts = Object.fromEntries(
    Object.entries({ ...whole, ...change }).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return problemsOf('ru', english, texts).map(({ key, what }) => [key, what]);
};

describe('a translation', () => {
  it('is complete with every text, placeholder and plural form', () => expect(found({})).toEqual([]));

  it.each([
    ['a text', { a: undefined }, [['a', 'missing']]],
    ['the words of a text', { a: ' ' }, [['a', 'empty']]],
    ['a placeholder', { b: '{n, plural, one {#} few {#} many {#} other {#}}' }, [['b', 'other placeholders']]],
    ['a form of a plural', { b: '{n, plural, one {#} other {#}} {when}' }, [['b', 'plural forms missing']]],
    ['a word of a choice', { c: '{way, select, hoch {▲} other {▼}} {n, number}' }, [['c', 'other placeholders']]],
    ['a brace', { b: '{n, plural, one {#} {when}' }, [['b', 'not readable']]],
  ])('lacks %s', (_, change, problems) => expect(found(change)).toEqual(problems));

  it('has a text too many', () => expect(found({ d: 'x' })).toEqual([['d', 'extra']]));
  it('invents no placeholder', () => expect(found({ a: 'Просто {n}' })).toEqual([['a', 'other placeholders']]));
  it('may count what English does not', () =>
    expect(found({ c: '{way, select, up {▲} other {▼}} {n, plural, one {#} few {#} many {#} other {#}}' })).toEqual([]));
});
