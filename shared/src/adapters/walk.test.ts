import { describe, expect, it } from 'vitest';
import { dig, parseJson, read } from './json.ts';
import { pathOf, walk } from './walk.ts';

describe('walk', () => {
  it('yields every record, outermost first, in the order of the text', () => {
    const root = parseJson('{"id":1,"a":[{"id":2,"b":{"id":3}},[[{"id":4}]]],"c":{"id":5}}');
    expect([...walk(root)].map(({ value }) => value.id)).toEqual([1, 2, 3, 4, 5]);
  });

  it('tells key and parent through arrays', () => {
    const last = [...walk({ data: { space: { list: [[{ id: 'x' }]] } } })].at(-1);
    expect(last?.key).toBe('list');
    expect(last?.parent?.key).toBe('space');
    expect(last && pathOf(last)).toBe('data.space.list');
  });

  it.each(['ann@mail.example', '0x12ab', '4711', 'eyJhbGciOi.J9', 'a'.repeat(41), ''])('shows no key that may be a value: %j', (key) => {
    const last = [...walk({ data: { [key]: { space: {} } } })].at(-1);
    expect(last && pathOf(last)).toBe('data.*.space');
  });

  it('does not look inside a record that was not to be entered', () => {
    const seen = [...walk({ secret: { inner: {} }, open: { inner: {} } }, ({ key }) => key !== 'secret')].map((place) => pathOf(place));
    expect(seen).toEqual(['', 'secret', 'open', 'open.inner']);
  });

  it('passes by what lies under the keys it is given, in lists too', () => {
    const root = { avatar: { inner: {} }, list: [{ avatar: [{}, { inner: {} }], open: {} }] };
    expect([...walk(root, undefined, new Set(['avatar']))].map((place) => pathOf(place))).toEqual(['', 'list', 'list.open']);
  });

  it('goes 200,000 levels down and through a million entries', () => {
    const deep = parseJson(`${'{"a":['.repeat(100_000)}1${']}'.repeat(100_000)}`);
    expect([...walk(deep)]).toHaveLength(100_000);
    expect([...walk(Array.from({ length: 1_000_000 }, () => 1))]).toHaveLength(0);
  });

  it.each([undefined, null, 1, 'text', true])('finds nothing in %s', (root) => {
    expect([...walk(root)]).toEqual([]);
  });
});

describe('parseJson', () => {
  it.each(['', '{', 'undefined', '<html>', '{"a":1}x'])('answers undefined for %j', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it('reads past a byte order mark', () => {
    expect(parseJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
  });

  it('never reads what every object inherits', () => {
    expect(read({}, 'constructor')).toBeUndefined();
    expect(read(parseJson('{"__proto__":{"id":"x"}}'), 'id')).toBeUndefined();
    expect(dig({ a: { b: 0 } }, 'a', 'b')).toBe(0);
    expect(dig({ a: null }, 'a', 'b')).toBeUndefined();
  });
});
