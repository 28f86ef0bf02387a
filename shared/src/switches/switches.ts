import * as z from 'zod/mini';
import type { Override, Overrides, Table, Tables } from '../adapters/table.ts';
import { adapterTables } from '../adapters/tables.ts';
import { fieldOf, isKind } from '../facts/catalog.ts';
import { type PlatformId, platforms } from '../facts/entity.ts';
import { nonEmpty, time } from '../facts/types.ts';

/** Bytes of the document at most, as the UTF-16 units of its text. */
export const maxSwitchesText = 65_536;

/** A name of ours as programs write it. Whether there is such a thing is asked where it is used. */
const ourName = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/));
const versions = z.union([
  z.literal('all'),
  z.array(z.int().check(z.positive(), z.maximum(10_000))).check(z.minLength(1), z.maxLength(50)),
]);
const reason = nonEmpty(300).check(z.refine((text) => text.trim() === text, 'must neither begin nor end with a blank'));

/**
 * A selector of the page's own elements: attributes, classes, tags, their order. No pseudo-class but those that look at the
 * order or negate, because others (`:has`) let one selector cost a page much.
 */
const selector = z.string().check(
  z.maxLength(300),
  z.regex(/^[\w\s.#[\]="'*^$~|>+(),:/-]+$/, 'holds signs that no selector of ours needs'),
  z.refine((text) => !/:(?!(?:not\(|nth-child\(|first-child|last-child))/.test(text), 'uses a pseudo-class that is not allowed'),
  z.refine((text) => /\S/.test(text), 'is empty'),
);
/** A key of a site's own answers. */
const siteName = z.string().check(
  z.regex(/^[A-Za-z_][\w-]{0,59}$/),
  z.refine((name) => !['constructor', 'prototype'].includes(name)),
);
/** A word of a site, as the table that holds it writes it. */
const siteWord = nonEmpty(60).check(z.refine((word) => word.trim() === word, 'is no word'));

const maxEntries = 80;
const few = z.refine((record) => Object.keys(record as object).length <= maxEntries, 'has too many entries');
/** What any table may hold; {@link strictTable} says what a table of ours may. */
const entry = z.union([z.string().check(z.maxLength(300)), z.array(siteName).check(z.minLength(1), z.maxLength(20)), z.null()]);
const table = z.record(z.string().check(z.maxLength(60)), entry).check(few);

const Shape = z.strictObject({
  /** The meaning of everything below. A document of another format is refused, and what was held stays. */
  format: z.literal(1),
  /** Adapters that read nothing. */
  adapters: z.array(z.strictObject({ adapter: ourName, versions, reason, since: time })).check(z.maxLength(100)),
  /** Single fields of an adapter that are dropped wherever they are read. */
  fields: z
    .array(z.strictObject({ adapter: ourName, versions, kind: ourName, field: ourName, reason, since: time }))
    .check(z.maxLength(300)),
  /** Entries that replace those of the bundled tables, by platform and table. */
  tables: z.record(ourName, z.record(ourName, table).check(few)).check(few),
});

/**
 * What operators switched off, and where a site now keeps what is read. Data only: names, words and selectors from closed forms,
 * no expressions. Refused as a whole for any violation.
 *
 * A newer document may name adapters, kinds, fields or tables that this program does not have: nothing of that name can be
 * read here, so there they mean nothing and hurt nobody. Everything that this program knows is checked to the last entry.
 */
export const Switches = Shape.check((payload) => {
  for (const { path, message } of tableFaults(payload.value.tables))
    payload.issues.push({ code: 'custom', input: payload.value.tables, path, message });
});
export type Switches = z.infer<typeof Switches>;

/** The document as an operator may write it: it names nothing that there is not, so that a slip of the pen is told at once. */
export const AuthoredSwitches = Switches.check((payload) => {
  const { adapters, fields, tables } = payload.value;
  const fault = (path: (string | number)[], message: string) =>
    payload.issues.push({ code: 'custom', input: payload.value, path, message });
  adapters.forEach(({ adapter }, at) => {
    if (!isPlatform(adapter)) fault(['adapters', at, 'adapter'], 'is no adapter');
  });
  fields.forEach(({ adapter, kind, field }, at) => {
    if (!isPlatform(adapter)) fault(['fields', at, 'adapter'], 'is no adapter');
    if (!isKind(kind)) fault(['fields', at, 'kind'], 'is no kind of thing');
    else if (!fieldOf(kind, field)) fault(['fields', at, 'field'], `is no field of a ${kind}`);
  });
  for (const [platform, some] of Object.entries(tables)) {
    if (!isPlatform(platform)) fault(['tables', platform], 'is no adapter');
    else
      for (const name of Object.keys(some)) if (!tableOf(adapterTables[platform], name)) fault(['tables', platform, name], 'is no table');
  }
});

/** Holds until a document has come, and when none was ever good: everything on, every table as bundled. */
export const noSwitches: Switches = { format: 1, adapters: [], fields: [], tables: {} };

/** @returns why the document is refused, as a sentence with the place of the first violation, or the document. */
export function readSwitches(text: string): { switches: Switches } | { refused: string } {
  if (text.length > maxSwitchesText) return { refused: 'The document is too long.' };
  // Parsers drop this key without a word; nobody writes it by accident.
  if (text.includes('"__proto__"')) return { refused: 'The document names what every object inherits from.' };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { refused: 'The document is no JSON.' };
  }
  const parsed = Switches.safeParse(raw);
  if (parsed.success) return { switches: parsed.data };
  const [issue] = parsed.error.issues;
  return { refused: `${issue?.path.join('.') || 'document'}: ${issue?.message || 'is not what it should be'}` };
}

/** The entries that take the place of a platform's bundled ones. Tables that are not known here are left out. */
export function tablesFor({ tables }: Switches, platform: PlatformId): Overrides {
  const some = Object.hasOwn(tables, platform) ? tables[platform] : undefined;
  return Object.fromEntries(Object.entries(some ?? {}).filter(([name]) => tableOf(adapterTables[platform], name) !== undefined));
}

const isPlatform = (name: string): name is PlatformId => platforms.some((platform) => platform === name);
const tableOf = (tables: Tables, name: string): Table | undefined => (Object.hasOwn(tables, name) ? tables[name] : undefined);

interface Fault {
  readonly path: string[];
  readonly message: string;
}

function tableFaults(tables: Readonly<Record<string, Overrides>>): Fault[] {
  return platforms.flatMap((platform) =>
    Object.entries(Object.hasOwn(tables, platform) ? (tables[platform] ?? {}) : {}).flatMap(([name, override]) => {
      const known = tableOf(adapterTables[platform], name);
      return known ? entryFaults(known, override, ['tables', platform, name]) : [];
    }),
  );
}

function entryFaults(known: Table, override: Override, path: readonly string[]): Fault[] {
  return Object.entries(override).flatMap(([key, value]) => {
    const message = faultOf(known, key, value);
    return message === undefined ? [] : [{ path: [...path, key], message }];
  });
}

function faultOf(known: Table, key: string, value: Override[string]): string | undefined {
  if (known.of === 'words') {
    if (!z.safeParse(siteWord, key).success) return 'is no word';
    return value === null || known.means.some((meaning) => meaning === value) ? undefined : 'is no meaning of this table';
  }
  if (!Object.hasOwn(known.bundled, key)) return 'is no entry of this table';
  if (known.of === 'names') return Array.isArray(value) ? undefined : 'must be a list of names';
  const parsed = z.safeParse(selector, value);
  return parsed.success ? undefined : (parsed.error.issues[0]?.message ?? 'is no selector');
}
