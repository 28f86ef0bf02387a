import { describe, expect, it } from 'vitest';
import { flightText } from './chunks.ts';
import { flightSource } from './references.ts';
import { flightRows } from './rows.ts';

function rowsOf(text: string) {
  const steps = flightRows(text);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
const source = (values: Record<string, unknown>, texts: Record<string, string> = {}) =>
  flightSource({ values: new Map(Object.entries(values)), texts: new Map(Object.entries(texts)) });

describe('flightText', () => {
  it.each([
    { html: '<script>self.__next_f.push([1,"a"])</script><script>self.__next_f.push([1,"b\\n"])</script>', text: 'ab\n' },
    { html: "self.__next_f.push( [ 1 , 'it\\'s \\x41\\u{1F680}' ] )", text: "it's A🚀" },
    { html: '(self.__next_f=self.__next_f||[]).push([0]);(self.__next_f=self.__next_f||[]).push([1,"x"])', text: 'x' },
    { html: 'self.__next_f.push([1,"a \\"quoted\\" \\u003cb>\\\\"])', text: 'a "quoted" <b>\\' },
    { html: 'self.__next_f.push([1,"cut of', text: 'cut of' },
    { html: '<html>__next_f and nothing else</html>', text: undefined },
  ])('of $html', ({ html, text }) => {
    expect(flightText(html)).toBe(text);
  });
});

describe('flightRows', () => {
  it('reads long texts by their length in bytes: they have no line end and may look like rows', () => {
    const text = 'é🚀\n5:"no"';
    const bytes = new TextEncoder().encode(text).length.toString(16);
    const { values, texts } = rowsOf(`1:T${bytes},${text}2:{"a":1}\n3:null\n`);
    expect(texts.get('1')).toBe(text);
    expect([...values]).toEqual([
      ['2', { a: 1 }],
      ['3', null],
    ]);
  });

  it('passes over modules, hints and errors, and knows a page that does not exist', () => {
    const { values, notFound, broken } = rowsOf('1:I[1,[],"x"]\n:HL["x","style"]\na:E{"digest":"NEXT_HTTP_ERROR_FALLBACK;404"}\n2:[1]\n');
    expect([[...values.keys()], notFound, broken]).toEqual([['2'], true, 0]);
  });

  it('counts what was cut off and keeps the rest', () => {
    const { values, broken } = rowsOf('1:{"a":1}\n2:{"a":');
    expect([[...values.keys()], broken]).toEqual([['1'], 1]);
  });
});

describe('flightSource', () => {
  it('follows paths into elements, lists and records, forwards and through other references', () => {
    const { get } = source({
      1: { a: '$2:props:items:0:name', b: '$L3', c: '$@4:x' },
      2: ['$', 'div', 'k', { items: [{ name: 'found' }] }],
      3: '$4',
      4: { x: 7 },
    });
    const row = { a: '$1:a', b: '$1:b:x', c: '$1:c', key: '$2:key', type: '$2:type' };
    expect(Object.keys(row).map((key) => get(row, key))).toEqual(['found', 7, 7, 'k', 'div']);
  });

  it('takes a doubled dollar for one, and a text row as it stands', () => {
    const { get } = source({}, { a: '$b' });
    expect(get({ x: '$$GALA' }, 'x')).toBe('$GALA');
    expect(get({ x: '$a' }, 'x')).toBe('$b');
  });

  it.each(['$undefined', '$NaN', '$Sreact.fragment', '$Fabc', '$99', '$1:no:where', '$'])('has no value for %s', (value) => {
    expect(source({ 1: { a: 1 } }).get({ value }, 'value')).toBeUndefined();
  });

  it('ends in circles and long chains', () => {
    const chain = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [i.toString(16), `$${(i + 1).toString(16)}`]));
    expect(source({ a: '$b', b: '$a' }).get({ x: '$a' }, 'x')).toBeUndefined();
    expect(source({ a: { x: '$a:x' } }).get({ x: '$a:x' }, 'x')).toBeUndefined();
    expect(source(chain).get({ x: '$0' }, 'x')).toBeUndefined();
  });

  it('never reads what every object inherits', () => {
    expect(source({ 1: {} }).get({ x: '$1:constructor:name' }, 'x')).toBeUndefined();
    expect(source({ 1: [] }).get({ x: '$1:length' }, 'x')).toBeUndefined();
  });
});
