import { bump, get, type ReportTable } from './table.ts';

/** How much each contributor knows, and what they say when they do not. */
export interface Knowledge {
  /** By contributor: share of their reports that come from knowing, 0 to 1. What is left are guesses. */
  readonly knows: Float64Array;
  /** Probability, by contributor, that a report of theirs is right. */
  readonly reliability: Float64Array;
  /** What the word of each report weighs: log-odds, at least 0. By place in the table. */
  readonly weight: Float64Array;
}

/** Reports that the belief about an unknown contributor is worth, and what it is: 0.66 known and the rest guessed is right in 0.83. */
const strength = 4;
const believed = 0.66;
/** Guesses that the belief in an unbiased guesser is worth. */
const guessStrength = 4;
/** Nobody's word weighs more: log-odds of 0.95. */
const heaviest = Math.log(0.95 / 0.05);
/** A value that less than this share of all reports name is nobody's favourite guess. */
const common = 0.02;
const rounds = 60;

/**
 * Finds how much each contributor knows from how often the others confirm them, and what the others are worth from the same: a contributor
 * either knows the answer or guesses, with favourites of their own (after MACE, Hovy et al., NAACL 2013). Each is judged by the others
 * only, so that nobody confirms themselves, and a cluster speaks with one voice about each item.
 * @param right Where to begin: as `closeness` gives it.
 */
export function knowledge(table: ReportTable, cluster: Int32Array, share: Float64Array, right: Float64Array): Knowledge {
  const people = table.contributors.length;
  const favourites = favouritesOf(table);
  const guess = new Float64Array(people * favourites.size).map((_, n) => favourites.neutral[n % favourites.size] ?? 0.5);
  const knows = Float64Array.from(right, (one) => Math.min(0.9, Math.max(0, one)));
  const weight = new Float64Array(table.contributor.length);
  const others = new ItemScores(table, cluster, weight, share);
  for (let round = 0; round < rounds; round++) {
    weigh(table, knows, guess, favourites, weight);
    const known = new Float64Array(people).fill(strength * believed);
    const all = new Float64Array(people).fill(strength);
    const guessed = new Float64Array(people * favourites.size).map(
      (_, n) => guessStrength * (favourites.frequency[n % favourites.size] ?? 0),
    );
    const guesses = new Float64Array(people).fill(guessStrength);
    for (let item = 0; item < table.items.length; item++) {
      others.read(item);
      for (let place = get(table.start, item); place < get(table.start, item + 1); place++) {
        const who = get(table.contributor, place);
        const favourite = favourites.of(get(table.label, place));
        const chance = guessOf(guess, favourites, who, favourite);
        const confirmed = others.confirmed(place);
        const k = get(knows, who);
        const byKnowing = (confirmed * k) / (confirmed * (k + (1 - k) * chance) + (1 - confirmed) * (1 - k) * chance + 1e-12);
        bump(known, who, byKnowing);
        bump(all, who);
        bump(guesses, who, 1 - byKnowing);
        if (favourite >= 0) bump(guessed, who * favourites.size + favourite, 1 - byKnowing);
      }
    }
    let moved = 0;
    for (let who = 0; who < people; who++) {
      const now = get(known, who) / get(all, who);
      moved = Math.max(moved, Math.abs(now - get(knows, who)));
      knows[who] = now;
      for (let f = 0; f < favourites.size; f++)
        guess[who * favourites.size + f] = get(guessed, who * favourites.size + f) / get(guesses, who);
    }
    if (moved < 1e-4) break;
  }
  weigh(table, knows, guess, favourites, weight);
  return { knows, weight, reliability: knows.map((k) => k + (1 - k) / 2) };
}

function weigh(table: ReportTable, knows: Float64Array, guess: Float64Array, favourites: Favourites, weight: Float64Array): void {
  for (let place = 0; place < weight.length; place++) {
    const who = get(table.contributor, place);
    const chance = guessOf(guess, favourites, who, favourites.of(get(table.label, place)));
    const k = get(knows, who);
    weight[place] = Math.min(heaviest, Math.log((k + (1 - k) * chance) / ((1 - k) * chance)));
  }
}

/** Values so common that somebody may favour them when guessing. */
interface Favourites {
  readonly size: number;
  readonly frequency: readonly number[];
  readonly neutral: readonly number[];
  /** -1 for a value that is no favourite. */
  of(label: number): number;
}

function favouritesOf(table: ReportTable): Favourites {
  const count = new Map<number, number>();
  for (const label of table.label) count.set(label, (count.get(label) ?? 0) + 1);
  const found = [...count].filter(([, n]) => n >= table.label.length * common);
  const places = new Map(found.map(([label], place) => [label, place]));
  const frequency = found.map(([, n]) => n / table.label.length);
  return { size: found.length, frequency, neutral: frequency, of: (label) => places.get(label) ?? -1 };
}

/** How likely a guess of theirs is that value, on a scale where an even guess is one half. */
function guessOf(guess: Float64Array, favourites: Favourites, who: number, favourite: number): number {
  if (favourite < 0) return 0.5;
  const own = short(get(guess, who * favourites.size + favourite));
  const usual = short(favourites.frequency[favourite] ?? 0.5);
  const [odds, usualOdds] = [own / (1 - own), usual / (1 - usual)];
  return Math.min(0.9, Math.max(0.1, odds / (odds + usualOdds)));
}

/** A share short of none and all, where odds end. */
function short(share: number): number {
  return Math.min(0.99, Math.max(0.01, share));
}

/** What one voice of a cluster counts: 1 over how many of it report on the item. */
export function sharesOf(table: ReportTable, cluster: Int32Array): Float64Array {
  const share = new Float64Array(table.contributor.length);
  for (let item = 0; item < table.items.length; item++) {
    const [from, to] = [get(table.start, item), get(table.start, item + 1)];
    const size = new Map<number, number>();
    for (let place = from; place < to; place++) {
      const name = get(cluster, get(table.contributor, place));
      size.set(name, (size.get(name) ?? 0) + 1);
    }
    for (let place = from; place < to; place++) share[place] = 1 / (size.get(get(cluster, get(table.contributor, place))) ?? 1);
  }
  return share;
}

/** Scores of the values of one item. */
class ItemScores {
  readonly #score = new Map<number, number>();
  readonly #byCluster = new Map<number, Map<number, number>>();
  readonly #table: ReportTable;
  readonly #cluster: Int32Array;
  readonly #weight: Float64Array;
  readonly #share: Float64Array;

  constructor(table: ReportTable, cluster: Int32Array, weight: Float64Array, share: Float64Array) {
    this.#table = table;
    this.#cluster = cluster;
    this.#weight = weight;
    this.#share = share;
  }

  read(item: number): void {
    const { start, label } = this.#table;
    this.#score.clear();
    this.#byCluster.clear();
    for (let place = get(start, item); place < get(start, item + 1); place++) {
      const counted = get(this.#weight, place) * get(this.#share, place);
      add(this.#score, get(label, place), counted);
      if (get(this.#share, place) === 1) continue;
      const name = this.#clusterOf(place);
      const own = this.#byCluster.get(name) ?? new Map<number, number>();
      add(own, get(label, place), counted);
      this.#byCluster.set(name, own);
    }
  }

  /** Probability that what a report says is right, by the word of the other clusters alone. Without any: one half. */
  confirmed(place: number): number {
    const label = get(this.#table.label, place);
    const alone = get(this.#share, place) === 1;
    const own = alone ? undefined : this.#byCluster.get(this.#clusterOf(place));
    let mine = 0;
    let all = 0;
    for (const [value, score] of this.#score) {
      const ours = own ? (own.get(value) ?? 0) : value === label ? get(this.#weight, place) : 0;
      const mass = Math.exp(Math.min(30, score - ours));
      if (value === label) mine = mass;
      all += mass;
    }
    return mine / (this.#score.size === 1 ? all + 1 : all); // where only one value is named, some other may still be right
  }

  #clusterOf(place: number): number {
    return get(this.#cluster, get(this.#table.contributor, place));
  }
}

function add(sums: Map<number, number>, key: number, by: number): void {
  sums.set(key, (sums.get(key) ?? 0) + by);
}
