import type { Fields } from '../world/thing.ts';

/** Bodies that are meant to break a parser, a database or a memory limit. `make` gives the raw text of a batch. */
export interface Monster {
  readonly what: string;
  readonly expected: readonly string[];
  make(batch: (observations: unknown) => string, item: (fields: Fields) => Record<string, unknown>): string;
}

const refusedAsInput = ['malformed_json', 'invalid_input'];
const refusedItem = ['invalid_observation', 'unknown_field', 'invalid_input'];

export const monsters: readonly Monster[] = [
  { what: 'more than 1 MiB', expected: ['body_too_large'], make: (batch, item) => batch([item({ name: 'x'.repeat(1_100_000) })]) },
  { what: 'no JSON', expected: ['malformed_json'], make: () => '{"contributor":' },
  { what: 'nothing at all', expected: refusedAsInput, make: () => '' },
  { what: '400,000 open brackets', expected: refusedAsInput, make: () => '['.repeat(400_000) },
  {
    what: 'brackets 100,000 deep in a field',
    expected: [...refusedItem, ...refusedAsInput],
    make: (batch, item) => batch([item({ name: 'DEEP' })]).replace('"DEEP"', '['.repeat(100_000) + ']'.repeat(100_000)),
  },
  {
    what: '101 sightings',
    expected: ['invalid_input'],
    make: (batch, item) => batch(Array.from({ length: 101 }, () => item({ name: 'x' }))),
  },
  { what: 'no sightings', expected: ['invalid_input'], make: (batch) => batch([]) },
  { what: 'a NUL character in a text', expected: refusedItem, make: (batch, item) => batch([item({ name: 'a\u0000b' })]) },
  {
    what: 'half of a surrogate pair',
    expected: refusedItem,
    make: (batch, item) => batch([item({ name: 'LONE' })]).replace('LONE', '\\ud800'),
  },
  {
    what: 'a number beyond all numbers',
    expected: refusedItem,
    make: (batch, item) => batch([item({ participants: 77_777 })]).replace('77777', '1e999'),
  },
  {
    what: 'a count that no double holds',
    expected: refusedItem,
    make: (batch, item) => batch([item({ participants: 77_777 })]).replace('77777', '9007199254740993'),
  },
  { what: 'a negative count', expected: refusedItem, make: (batch, item) => batch([item({ participants: -1 })]) },
  { what: 'a key __proto__', expected: refusedItem, make: (batch, item) => batch([item({ name: 'x' })]).replace('"name"', '"__proto__"') },
  {
    what: '10,000 unknown keys',
    expected: refusedItem,
    make: (batch, item) => batch([item(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, n])))]),
  },
  {
    what: '501 parts of a campaign',
    expected: refusedItem,
    make: (batch, item) => batch([item({ childIds: Array.from({ length: 501 }, (_, n) => `c${n}`) })]),
  },
  { what: 'a script as a page', expected: refusedItem, make: (batch, item) => batch([item({ url: 'javascript:alert(1)' })]) },
];
