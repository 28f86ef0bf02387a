import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that can be repeated: the same seed and name give the same draws on every machine. */
export interface Random {
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  /** A number from 0 up to, not including, 1. */
  unit(): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** Many small numbers and a few very large ones, as counts of people are: between `from` and `to`. */
  longTail(from: number, to: number): number;
  /** `length` characters of an alphabet. */
  text(length: number, alphabet: string): string;
}

/** @param name Separates streams of one seed, so that a new kind of thing does not shift all others. */
export function seeded(seed: number, name: string): Random {
  const generator = xoroshiro128plus(seed ^ hash(name));
  const int = (from: number, to: number) => uniformInt(generator, from, to);
  const unit = () => uniformFloat64(generator);
  return {
    int,
    unit,
    chance: (probability) => unit() < probability,
    pick: (from) => from[int(0, from.length - 1)] ?? from[0],
    longTail: (from, to) => Math.round(from * (to / from) ** unit()),
    text: (length, alphabet) => Array.from({ length }, () => alphabet[int(0, alphabet.length - 1)]).join(''),
  };
}

/** FNV-1a, 32 bits: spreads names over the seeds. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
  return value | 0;
}
