import { compare } from '../word.ts';
import type { Report } from './report.ts';

/** Reports by item, with numbers for names: what the passes over millions of them need. Nothing in it depends on the order of the reports. */
export interface ReportTable {
  /** Names in order. */
  readonly contributors: readonly string[];
  readonly items: readonly string[];
  /** Reports of item `i` stand from `start[i]` to `start[i + 1]`, in the order of their contributors. */
  readonly start: Int32Array;
  /** What likeness in each item says: less where many are read at one look. */
  readonly independent: Float64Array;
  readonly contributor: Int32Array;
  /** What was said: place in `values`. */
  readonly label: Int32Array;
  readonly values: readonly (string | number)[];
}

/** What is read at one look says no more about who copies whom than so many items that are looked at one by one. */
const itemsOfAPage = 6;

/** Who contradicts themselves about an item counts with the later of their words in order of values: one word, whoever sorts the file. */
export function tableOf(reports: readonly Report[]): ReportTable {
  const contributors = namesIn(reports, ({ contributor }) => contributor);
  const items = namesIn(reports, ({ item }) => item);
  const values = [...new Set(reports.map(({ value }) => value))].sort(
    (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0) || compare(String(a), String(b)) || compare(typeof a, typeof b),
  );
  const [contributorAt, itemAt, valueAt] = [placesOf(contributors), placesOf(items), placesOf(values)];

  const count = new Int32Array(items.length + 1);
  for (const { item } of reports) bump(count, at(itemAt, item) + 1);
  for (let i = 1; i < count.length; i++) count[i] = get(count, i) + get(count, i - 1);
  const next = count.slice();
  const contributor = new Int32Array(reports.length);
  const label = new Int32Array(reports.length);
  for (const report of reports) {
    const item = at(itemAt, report.item);
    const place = get(next, item);
    next[item] = place + 1;
    contributor[place] = at(contributorAt, report.contributor);
    label[place] = at(valueAt, report.value);
  }
  return withoutRepeats({ contributors, items, start: count, independent: independenceOf(items, reports), contributor, label, values });
}

function independenceOf(items: readonly string[], reports: readonly Report[]): Float64Array {
  const pageOf = new Map(reports.flatMap(({ item, page }) => (page === undefined ? [] : [[item, page] as const])));
  const together = new Map<string, number>();
  for (const page of pageOf.values()) together.set(page, (together.get(page) ?? 0) + 1);
  return Float64Array.from(items, (item) => Math.min(1, itemsOfAPage / (together.get(pageOf.get(item) ?? '') ?? 1)));
}

/** Sorts each item's reports and keeps the last of a contributor. */
function withoutRepeats(table: ReportTable): ReportTable {
  const start = new Int32Array(table.start.length);
  let kept = 0;
  for (let item = 0; item < table.items.length; item++) {
    const from = get(table.start, item);
    const rows = Array.from(
      { length: get(table.start, item + 1) - from },
      (_, n) => [get(table.contributor, from + n), get(table.label, from + n)] as const,
    );
    rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    rows.forEach(([who, what], n) => {
      if (rows[n + 1]?.[0] === who) return;
      table.contributor[kept] = who; // never ahead of what is read: rows only get fewer
      table.label[kept] = what;
      kept += 1;
    });
    start[item + 1] = kept;
  }
  return { ...table, start, contributor: table.contributor.subarray(0, kept), label: table.label.subarray(0, kept) };
}

function namesIn(reports: readonly Report[], name: (report: Report) => string): string[] {
  return [...new Set(reports.map(name))].sort(compare);
}

function placesOf<T>(list: readonly T[]): Map<T, number> {
  return new Map(list.map((one, place) => [one, place]));
}

function at<T>(places: ReadonlyMap<T, number>, one: T): number {
  return places.get(one) ?? 0;
}

/** The number at a place that is known to exist. */
export function get(list: Int32Array | Float64Array | readonly number[], place: number): number {
  return list[place] ?? 0;
}

export function bump(list: Int32Array | Float64Array, place: number, by = 1): void {
  list[place] = (list[place] ?? 0) + by;
}
