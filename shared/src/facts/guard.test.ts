import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fieldsOf, kinds } from './catalog.ts';
import { guardOf } from './guard.ts';
import { envelope } from './observation.ts';
import { platformId } from './types.ts';

/** Values of every type, at and around the limits that the schemas of the fields draw. */
const atLimits: readonly unknown[] = [
  ...[
    undefined,
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    0.5,
    1e9,
    1e9 + 1,
    2 ** 53 - 1,
    2 ** 53,
    1e18,
    1.1e18,
    NaN,
    Infinity,
    10n,
    Symbol.iterator,
  ],
  ...[1_790_000_000_000, 1_790_000_000_000.5, 946_684_799_999, 4_102_444_800_000, 1.0001, -1.0001],
  ...[
    '',
    ' ',
    'a',
    'A',
    'é',
    'a\nb\tc',
    'a\u0000',
    'a\u007f',
    'a\u0085',
    '\ud800',
    '🚀',
    'İ',
    '@name',
    'na me',
    '1',
    '1.50',
    '1.5',
    '01',
    '-1',
    '1e5',
  ],
  ...['https://a.example/b', 'HTTPS://a.example', 'https://', 'https://a b', 'ftp://a', 'javascript:alert(1)', 'active', 'gas', 'raffle'],
  ...['galxe', 'galxe@1', 'galxe@1.5', 'galxe@-1', 'galxe@', 'other@1', 'galxe@1\n', ' galxe@1', 'dom', 'home'],
  ...[40, 41, 60, 61, 64, 80, 81, 100, 120, 200, 201, 300, 301, 500, 501, 2_000, 20_000, 30_001].flatMap((n) => [
    'a'.repeat(n),
    '🚀'.repeat(n),
  ]),
  ...[[], ['a'], [''], ['a', 1], Array(50).fill('a'), Array(51).fill('a'), Array(501).fill('a'), new Array(3)],
  ...[{}, { kind: 'token' }, { kind: 'coin' }, { id: '1' }, { id: '' }, { id: '1', type: 'A' }, () => 1, new Date(0)],
  ...[
    [{ kind: 'token', symbol: 'A', amountPerWinner: '1.5' }],
    [{ kind: 'token', amountPerWinner: '1.50' }],
    [{ kind: 'token', other: 1 }],
    [{ kind: 'token', symbol: undefined }],
    [JSON.parse('{"kind":"nft","__proto__":1}')],
    [Object.create({ kind: 'nft' })],
    [{ symbol: 'A' }],
    [{ id: '1', type: 'visit', name: 'x', optional: true }],
    [{ id: '1', optional: 'yes' }],
    [null],
    [[]],
  ],
];

const schemas = [
  ...kinds.flatMap((kind) => fieldsOf(kind).map(([name, { schema }]) => ({ name: `${kind}.${name}`, schema }))),
  ...Object.entries(envelope).map(([name, schema]) => ({ name: `an observation's ${name}`, schema })),
  { name: 'a text that is trimmed', schema: z.string().check(z.trim(), z.minLength(1)) },
  { name: 'a union', schema: z.union([z.string(), z.number()]) },
  { name: 'a record that may hold more', schema: z.object({ a: z.optional(z.string()) }) },
  { name: 'a number made of anything', schema: z.coerce.number() },
];

describe('a guard says what its schema says', () => {
  it.each(schemas)('of $name', ({ schema }) => {
    const guard = guardOf(schema);
    for (const value of atLimits) expect([value, guard(value)]).toEqual([value, z.safeParse(schema, value).success]);
  });

  it('whatever comes', () => {
    const guards = schemas.map(({ name, schema }) => ({ name, schema, guard: guardOf(schema) }));
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.double()),
        fc.constantFrom(...guards),
        (value, { name, schema, guard }) => {
          expect([name, guard(value)]).toEqual([name, z.safeParse(schema, value).success]);
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });

  it('again after it has refused', () => {
    const guard = guardOf(platformId);
    expect(['', '1', '\u0000', '2'].map(guard)).toEqual([false, true, false, true]);
  });
});
