import fc from 'fast-check';

/** Values that stand where something else was due. */
const strangers = fc.constantFrom<unknown>(
  null,
  0,
  -1,
  1e300,
  2 ** 60,
  '',
  ' ',
  'x',
  '\ud800',
  '9'.repeat(400),
  [],
  {},
  [[]],
  true,
  [null],
  JSON.parse('{"__proto__":{"polluted":true}}'),
);

/** A body with one of its values, keys included in the count, replaced by a stranger. */
export const withStranger = (body: string) =>
  fc.tuple(fc.nat(4_000), strangers).map(([nth, stranger]) => {
    let at = 0;
    return JSON.stringify(JSON.parse(body, (_, value: unknown) => (at++ === nth ? stranger : value))) ?? 'null';
  });

const patches = fc.constantFrom(
  '',
  '"',
  '{',
  '}',
  '[',
  ',',
  'null',
  '-1',
  '1e999',
  '"__proto__":{"polluted":true},',
  '\\ud800',
  '\u0000',
  '\n',
);

/** A body that was cut off, or altered at one place without regard for JSON. */
export const torn = (body: string) =>
  fc.tuple(fc.nat(body.length), patches, fc.nat(30), fc.boolean()).map(([at, patch, drop, cut]) => {
    return cut ? body.slice(0, at) : body.slice(0, at) + patch + body.slice(at + drop);
  });

/** Trees in which a platform's own words stand in the wrong places. */
export function misplaced(words: readonly string[]): fc.Arbitrary<string> {
  const word = fc.constantFrom(...words, '__proto__', 'constructor', 'toString');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      word,
      fc.integer(),
      fc.double(),
      fc.constant(null),
      fc.boolean(),
      fc.string(),
      tie('list'),
      tie('record'),
    ),
    list: fc.array(tie('tree'), { maxLength: 5 }),
    record: fc.dictionary(word, tie('tree'), { maxKeys: 8 }),
  }));
  return tree.map((value) => JSON.stringify(value) ?? 'null');
}

/** Bodies of nothing but depth: an opening and a closing, many times. */
export function deep(times: number, word: string): string[] {
  return [
    `${'['.repeat(times)}${']'.repeat(times)}`,
    `${`{"${word}":`.repeat(times)}1${'}'.repeat(times)}`,
    `${`{"${word}":[`.repeat(times)}${']}'.repeat(times)}`,
    '['.repeat(times),
  ];
}
