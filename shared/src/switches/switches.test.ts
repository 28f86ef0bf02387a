import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { filled } from '../adapters/table.ts';
import { adapterTables } from '../adapters/tables.ts';
import type { AnyObservation } from '../facts/observation.ts';
import { allowedPart, isOff } from './allowed.ts';
import { AuthoredSwitches, maxSwitchesText, noSwitches, readSwitches, type Switches, tablesFor } from './switches.ts';

const since = 1_790_000_000_000;
const off = { adapter: 'galxe', versions: [1], reason: 'Cards moved', since };
const fieldOff = { ...off, versions: 'all', kind: 'campaign', field: 'participants' };
const doc = (over: object = {}) => ({ format: 1, adapters: [], fields: [], tables: {}, ...over });
const read = (over: object = {}) => readSwitches(JSON.stringify(doc(over)));
const good = (over: object = {}): Switches => {
  const result = read(over);
  if ('refused' in result) throw new Error(result.refused);
  return result.switches;
};
const table = (name: string, entries: object, platform = 'galxe') => ({ tables: { [platform]: { [name]: entries } } });
const seen = (adapter: string, fields: object) =>
  ({
    platform: 'galxe',
    kind: 'campaign',
    id: 'GC1',
    observedAt: since,
    adapter,
    via: 'network',
    context: 'campaign',
    fields,
  }) as AnyObservation;

describe('the document of switches', () => {
  it.each<[string, object]>([
    ['another format', { format: 2 }],
    ['a key that nobody knows', { scripts: [] }],
    ['an adapter without a reason', { adapters: [{ ...off, reason: '' }] }],
    ['a reason longer than a line or two', { adapters: [{ ...off, reason: 'x'.repeat(301) }] }],
    ['no version at all', { adapters: [{ ...off, versions: [] }] }],
    ['a time that is none', { adapters: [{ ...off, since: 5 }] }],
    ['more than it may hold', { adapters: Array.from({ length: 101 }, () => off) }],
    ['something more in an entry', { fields: [{ ...fieldOff, when: 'a > b' }] }],
    ['a name that is none', { fields: [{ ...fieldOff, field: 'a.b' }] }],
    ['an entry that the table does not have', table('card', { banner: 'a' })],
    ['a selector with a costly part', table('card', { title: 'a:has(div div div)' })],
    ['a selector that is a program', table('card', { title: 'javascript:alert(1)' })],
    ['a selector with signs of markup', table('card', { title: '<img>' })],
    ['a selector taken away', table('card', { title: null })],
    ['a meaning that the table does not have', table('status', { closed: 'shut' })],
    ['a word of the prototype', table('status', JSON.parse('{"__proto__":"ended"}'))],
    ['a name of the prototype', table('fields', { starts: ['__proto__'] }, 'layer3')],
    ['a text where a list of names belongs', table('fields', { starts: 'begin' }, 'layer3')],
    ['too many names', table('fields', { starts: Array.from({ length: 21 }, (_, at) => `n${at}`) }, 'layer3')],
    ['too many words', table('status', Object.fromEntries(Array.from({ length: 81 }, (_, at) => [`w${at}`, 'ended'])))],
  ])('is refused as a whole for %s', (_, over) => {
    expect(read({ adapters: [off], ...over })).toEqual({ refused: expect.any(String) });
  });

  it('is refused when it is too long or no JSON', () => {
    expect(readSwitches(' '.repeat(maxSwitchesText + 1))).toHaveProperty('refused');
    expect(readSwitches('{')).toHaveProperty('refused');
  });

  it('says where it is wrong', () => {
    expect(read(table('status', { closed: 'shut' }))).toEqual({ refused: 'tables.galxe.status.closed: is no meaning of this table' });
  });

  it('may name what a newer program has: that switches nothing here, and the rest of it counts', () => {
    const newer = good({
      adapters: [{ ...off, adapter: 'zealy' }, off],
      fields: [{ ...fieldOff, kind: 'auction', field: 'bids' }],
      tables: { galxe: { auctions: { a: 'b' } }, zealy: { card: { title: 'h1' } } },
    });
    expect(isOff(newer, 'galxe', 1)).toEqual({ reason: 'Cards moved', since });
    expect(tablesFor(newer, 'galxe')).toEqual({});
  });

  it.each<[string, object]>([
    ['an adapter', { adapters: [{ ...off, adapter: 'galaxy' }] }],
    ['a kind', { fields: [{ ...fieldOff, kind: 'quest' }] }],
    ['a field', { fields: [{ ...fieldOff, field: 'participant' }] }],
    ['a table', table('cards', {})],
    ['a platform of tables', table('card', {}, 'galaxy')],
  ])('is refused from an operator who names %s that there is not', (_, over) => {
    expect(z.safeParse(AuthoredSwitches, doc(over)).success).toBe(false);
    expect(z.safeParse(AuthoredSwitches, doc({ adapters: [off], fields: [fieldOff] })).success).toBe(true);
  });
});

describe('what is switched', () => {
  it('off is one version, or all of them, of one adapter', () => {
    const one = good({ adapters: [off] });
    expect([isOff(one, 'galxe', 1)?.reason, isOff(one, 'galxe', 2), isOff(one, 'kaito', 1)]).toEqual(['Cards moved', undefined, undefined]);
    expect(isOff(good({ adapters: [{ ...off, versions: 'all' }] }), 'galxe', 99)).toBeDefined();
    expect(isOff(noSwitches, 'galxe', 1)).toBeUndefined();
  });

  it('leaves of a sighting what its own adapter and version may still say', () => {
    const switches = good({ adapters: [{ ...off, versions: [2] }], fields: [fieldOff] });
    expect(allowedPart(switches, seen('galxe@1', { name: 'A', participants: 3 }))?.fields).toEqual({ name: 'A' });
    expect(allowedPart(switches, seen('galxe@1', { participants: 3 }))).toBeUndefined();
    expect(allowedPart(switches, seen('galxe@2', { name: 'A' }))).toBeUndefined();
    const untouched = seen('galxe@1', { name: 'A' });
    expect(allowedPart(switches, untouched)).toBe(untouched);
  });

  it('replaces single entries of a table, adds words and takes some away, and leaves the rest as bundled', () => {
    const switches = good({ tables: { galxe: { card: { title: 'h3[data-name]' }, status: { closed: 'ended', draft: null } } } });
    const tables = filled(adapterTables.galxe, tablesFor(switches, 'galxe'));
    expect(tables.card).toMatchObject({ title: 'h3[data-name]', chip: '.space-tags span' });
    expect(tables.status).toMatchObject({ closed: 'ended', active: 'active' });
    expect(tables.status).not.toHaveProperty('draft');
    expect(tables.keys).toBe(adapterTables.galxe.keys?.bundled);
  });
});

it('the bundled tables would themselves be taken from an operator', () => {
  const tables = Object.fromEntries(
    Object.entries(adapterTables).map(([platform, some]) => [
      platform,
      Object.fromEntries(Object.entries(some).map(([name, { bundled }]) => [name, bundled])),
    ]),
  );
  expect(z.safeParse(AuthoredSwitches, doc({ tables })).error?.issues ?? []).toEqual([]);
});
