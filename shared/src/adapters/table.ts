/**
 * What an adapter looks for, as plain data: where on a page, under which names, by which words. A change of a site that only
 * renames or moves things is then a change of data: an operator's document may replace single entries of these tables.
 */
export type Entries = Readonly<Record<string, string | readonly string[]>>;

export interface Selectors<R extends string = string> {
  readonly of: 'selectors';
  /** A CSS selector for each thing that is looked for. */
  readonly bundled: Readonly<Record<R, string>>;
}
export interface Names<R extends string = string> {
  readonly of: 'names';
  /** The names under which a field may stand in an answer, the best first. */
  readonly bundled: Readonly<Record<R, readonly string[]>>;
}
export interface Words<M extends string = string> {
  readonly of: 'words';
  /** Which of our own meanings a platform's word has. */
  readonly bundled: Readonly<Record<string, M>>;
  readonly means: readonly M[];
}
export type Table = Selectors | Names | Words;
export type Tables = Readonly<Record<string, Table>>;

/** Entries that take the place of bundled ones; `null` takes a word away. Checked where it came in (`switches/switches.ts`). */
export type Override = Readonly<Record<string, string | readonly string[] | null>>;
/** By the name of the table. */
export type Overrides = Readonly<Record<string, Override>>;

export const selectors = <R extends string>(bundled: Record<R, string>): Selectors<R> => ({ of: 'selectors', bundled });
export const names = <R extends string>(bundled: Record<R, readonly string[]>): Names<R> => ({ of: 'names', bundled });
export const wordsFor = <M extends string>(means: readonly M[], bundled: Record<string, NoInfer<M>>): Words<M> => ({
  of: 'words',
  means,
  bundled,
});

/** Every table of an adapter with its entries as they hold now. */
export type Filled<T extends Tables> = { readonly [N in keyof T]: T[N]['bundled'] };

/** The bundled tables with the entries that replace some of theirs. What names no table or entry of ours changes nothing. */
export function filled<T extends Tables>(tables: T, overrides: Overrides = {}): Filled<T> {
  const made = Object.entries(tables).map(([name, table]) => [name, entriesOf(table, own(overrides, name))]);
  return Object.fromEntries(made) as Filled<T>; // entries of the same form under the same names
}

function entriesOf({ of, bundled }: Table, override: Override | undefined): Entries {
  if (override === undefined) return bundled;
  const entries = new Map<string, string | readonly string[]>(Object.entries(bundled));
  for (const [key, value] of Object.entries(override)) {
    if (value === null) entries.delete(key);
    else if (of === 'words' || entries.has(key)) entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

function own<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
