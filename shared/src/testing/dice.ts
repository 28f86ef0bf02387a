import { seeded } from '../seeded.ts';

/** Seeded randomness for generators of test data: the same seed throws the same dice. */
export class Dice {
  /** 0 <= value < 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.whole(0, list.length - 1)] ?? list[0];
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value);
  }

  /** A record with the same values in another order of keys. */
  reordered<T extends object>(record: T): T {
    return Object.fromEntries(this.shuffled(Object.entries(record))) as T; // the same entries
  }

  /** Letters and digits. */
  word(length: number): string {
    const letters = 'abcdefghijkmnopqrstuvwxyz23456789';
    return Array.from({ length }, () => letters[this.whole(0, letters.length - 1)]).join('');
  }
}
