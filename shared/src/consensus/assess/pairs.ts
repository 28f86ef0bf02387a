import { bump, get, type ReportTable } from './table.ts';

/** So many meetings of two contributors are looked at, whatever the number of reports. */
const meetingsAtMost = 3_000_000;
const [fewest, most] = [6, 80];

/**
 * How many reports of one item are compared with each other. Fixed by the size of everything, so that the work is bounded;
 * who they are is drawn by a hash of item and contributor, which nobody can choose.
 */
export function comparedPerItem(items: number): number {
  return Math.min(most, Math.max(fewest, Math.floor(Math.sqrt((2 * meetingsAtMost) / Math.max(1, items)))));
}

/** Calls `meet` for every pair of reports of the same item that is looked at; reports are given by their place in the table, in order of contributors. */
export function eachMeeting(table: ReportTable, meet: (one: number, other: number, item: number) => void): void {
  const limit = comparedPerItem(table.items.length);
  for (let item = 0; item < table.items.length; item++) {
    const places = drawn(table, item, limit);
    for (let a = 0; a < places.length; a++) for (let b = a + 1; b < places.length; b++) meet(get(places, a), get(places, b), item);
  }
}

function drawn(table: ReportTable, item: number, limit: number): readonly number[] {
  const from = get(table.start, item);
  const places = Array.from({ length: get(table.start, item + 1) - from }, (_, n) => from + n);
  if (places.length <= limit) return places;
  return places
    .map((place) => ({ place, lot: mixed(item, get(table.contributor, place)) }))
    .sort((a, b) => a.lot - b.lot || a.place - b.place)
    .slice(0, limit)
    .map(({ place }) => place)
    .sort((a, b) => a - b);
}

function mixed(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Numbers for pairs, in the order of first asking: an open hash table, because millions of entries in a Map cost ten times the memory. */
export class PairIndex {
  #keys = new Float64Array(1 << 12).fill(-1);
  #slots = new Int32Array(1 << 12);
  #size = 0;
  readonly #people: number;

  constructor(people: number) {
    this.#people = people;
  }

  get size(): number {
    return this.#size;
  }

  /** @param first Smaller than `second`. */
  of(first: number, second: number): number {
    if (this.#size * 2 > this.#keys.length) this.#grow();
    const key = first * this.#people + second;
    const place = this.#find(key);
    if (get(this.#keys, place) === key) return get(this.#slots, place);
    this.#keys[place] = key;
    this.#slots[place] = this.#size;
    return this.#size++;
  }

  /** Calls `each` with the contributors of every pair. */
  forEach(each: (pair: number, first: number, second: number) => void): void {
    for (let place = 0; place < this.#keys.length; place++) {
      const key = get(this.#keys, place);
      if (key >= 0) each(get(this.#slots, place), Math.floor(key / this.#people), key % this.#people);
    }
  }

  #find(key: number): number {
    const mask = this.#keys.length - 1;
    let place = mixed(key % 0x7fffffff, Math.floor(key / 0x7fffffff)) & mask;
    while (get(this.#keys, place) !== -1 && get(this.#keys, place) !== key) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [keys, slots] = [this.#keys, this.#slots];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#slots = new Int32Array(keys.length * 2);
    for (let place = 0; place < keys.length; place++) {
      const key = get(keys, place);
      if (key < 0) continue;
      const found = this.#find(key);
      this.#keys[found] = key;
      this.#slots[found] = get(slots, place);
    }
  }
}

/** A list of numbers that grows at its end and is read at any place. */
export class Tally {
  #list = new Float64Array(1 << 12);

  add(place: number, by: number): void {
    if (place >= this.#list.length) {
      const longer = new Float64Array(Math.max(this.#list.length * 2, place + 1));
      longer.set(this.#list);
      this.#list = longer;
    }
    bump(this.#list, place, by);
  }

  get(place: number): number {
    return get(this.#list, place);
  }

  /** The first `size` numbers. */
  list(size: number): Float64Array<ArrayBuffer> {
    const all = new Float64Array(size);
    all.set(this.#list.subarray(0, size));
    return all;
  }
}
