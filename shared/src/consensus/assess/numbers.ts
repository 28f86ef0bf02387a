import type { Likeness } from './clusters.ts';
import { eachMeeting, PairIndex, Tally } from './pairs.ts';
import { get, type ReportTable } from './table.ts';

/** Where each item lies and how far each report is from it, in units of the item's own scale. */
export interface Located {
  /** By item. */
  readonly location: Float64Array;
  readonly scale: Float64Array;
  /** By place in the table: distance from the item's location in scales, the contributor's own bias taken off. */
  readonly distance: Float64Array;
  /** By contributor: what a word of theirs counts, about 1 for most. */
  readonly weight: Float64Array;
  /** By contributor: what they tend to be off, in scales. 0 unless it is far beyond what is usual. */
  readonly bias: Float64Array;
}

/** The scale of all items is worth so many reports beside an item's own, and what is usual so many beside a contributor's own. */
const scaleStrength = 5;
const biasStrength = 10;
const spreadStrength = 50;
/** A bias within so many usual ones is left alone: correcting everybody's small habits only adds noise. */
const usualBiases = 3;
/** Somebody is biased whose offset is so much larger than how it varies; who is far off only now and then is not set right. */
const steady = 1.5;
/** Nobody counts more than so much. */
const weightAtMost = 4;
/** Who is usually so much farther off than most is not merely less exact: from there on the weight falls with the square. */
const muchFarther = 2;
/** From so many scales on a report counts less the farther it is, down to nothing: no number is too absurd to be sent. */
const farAway = 15;
const rounds = 30;
/** Everybody counts the same until biases are known: who is nearest to a wrong middle must not decide where the middle is. */
const equalRounds = 6;
/** Of normally distributed distances the median is 0.6745. */
const normal = 1.4826;
/** The scale of all is taken from the nearer two thirds of distances, of which that leaves 0.48 of a normal variance. */
const nearer = 0.65;
const nearerVariance = 0.48;

/** A report this far off is an error of its own, and two errors this near to each other are the same. */
const offFrom = 1.5;
const sameWithin = 0.5;
/** How often two independent people who are off are off in the same way; hard questions make it up to one in seven, and few meetings make it more. */
const sameByChance = 0.35;

/**
 * Where items lie by robust weighted means (iteratively reweighted): whoever is far off often counts less, whoever is off the same way always
 * is corrected, and a cluster speaks with one voice. Biases are measured against the contributor in the middle, clusters counted once.
 * @param share By place, as `sharesOf` gives it. @param once By contributor, 1 over the size of its cluster.
 */
export function locate(table: ReportTable, share: Float64Array, once: Float64Array): Located {
  const people = table.contributors.length;
  const value = Float64Array.from(table.label, (label) => Number(table.values[label]));
  const location = mediansOf(table, value, share);
  let scale = scalesOf(table, value, location, share);
  const distance = new Float64Array(value.length);
  let weight = new Float64Array(people).fill(1);
  let bias = new Float64Array(people);
  const measure = () => {
    eachReport(table, (item, place, who) => {
      distance[place] = (get(value, place) - get(location, item)) / get(scale, item) - get(bias, who);
    });
  };
  measure();
  for (let round = 0; round < rounds; round++) {
    const [sum, norm] = [new Float64Array(location.length), new Float64Array(location.length)];
    eachReport(table, (item, place, who) => {
      const far = Math.abs(get(distance, place));
      const counted = get(weight, who) * get(share, place) * (far <= farAway ? 1 : (farAway / far) ** 2);
      sum[item] = get(sum, item) + counted * get(distance, place);
      norm[item] = get(norm, item) + counted;
    });
    let moved = 0;
    for (let item = 0; item < location.length; item++) {
      const step = get(norm, item) > 0 ? get(sum, item) / get(norm, item) : 0;
      moved = Math.max(moved, Math.abs(step));
      location[item] = get(location, item) + step * get(scale, item);
    }
    bias = biasesOf(table, value, location, scale, once);
    measure();
    if (round === equalRounds) {
      // Now that biases are known, they are no part of how far apart the reports of an item lie.
      const unbiased = new Float64Array(value.length);
      eachReport(table, (item, place) => {
        unbiased[place] = get(location, item) + get(distance, place) * get(scale, item);
      });
      scale = scalesOf(table, unbiased, location, share);
      bias = biasesOf(table, value, location, scale, once);
      measure();
    }
    if (round < equalRounds) continue;
    weight = weightsOf(table, distance, once);
    if (round > equalRounds + 1 && moved < 1e-3) break;
  }
  return { location, scale, distance, weight, bias };
}

/**
 * How often those who are off are off in the same way, biases and all. Nearness to the truth is no likeness here: everybody who looks sees the same. */
export function likenessOfErrors(table: ReportTable, { distance, bias }: Pick<Located, 'distance' | 'bias'>): Likeness {
  const index = new PairIndex(table.contributors.length);
  const [together, same] = [new Tally(), new Tally()];
  eachMeeting(table, (one, other, item) => {
    const [i, j] = [get(table.contributor, one), get(table.contributor, other)];
    const [a, b] = [get(distance, one) + get(bias, i), get(distance, other) + get(bias, j)];
    if (Math.abs(a) < offFrom && Math.abs(b) < offFrom) return;
    const pair = index.of(i, j);
    together.add(pair, get(table.independent, item));
    const both = Math.abs(a) >= offFrom && Math.abs(b) >= offFrom;
    if (both && Math.abs(a - b) <= sameWithin + 1e-6 * Math.abs(a)) same.add(pair, get(table.independent, item));
  });
  const first = new Int32Array(index.size);
  const second = new Int32Array(index.size);
  index.forEach((pair, i, j) => {
    first[pair] = i;
    second[pair] = j;
  });
  const [times, alike] = [together.list(index.size), same.list(index.size)];
  const likeness = times.map((n, pair) => (get(alike, pair) / n - sameByChance) / (1 - sameByChance));
  return { first, second, together: times, same: alike, chance: times.map(() => sameByChance), likeness };
}

/** The middle of a list in which each entry counts its weight; the lower one of two. */
export function middle(entries: readonly { readonly value: number; readonly weight: number }[]): number {
  const sorted = [...entries].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= half - 1e-12) return value;
  }
  return 0;
}

/** Length of the shortest stretch that holds half of the weight: what the denser half looks like, however the rest lies. */
function shortestHalf(entries: readonly { readonly value: number; readonly weight: number }[]): number {
  const sorted = [...entries].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2 - 1e-12;
  let shortest = Number.POSITIVE_INFINITY;
  let from = 0;
  let held = 0;
  for (const { value, weight } of sorted) {
    held += weight;
    for (let first = sorted[from]; first && held - first.weight >= half; first = sorted[from]) {
      held -= first.weight;
      from += 1;
    }
    if (held >= half) shortest = Math.min(shortest, value - (sorted[from]?.value ?? value));
  }
  return shortest;
}

export function eachReport(table: ReportTable, each: (item: number, place: number, who: number) => void): void {
  for (let item = 0; item < table.items.length; item++)
    for (let place = get(table.start, item); place < get(table.start, item + 1); place++) each(item, place, get(table.contributor, place));
}

function placesOf(table: ReportTable, item: number): number[] {
  const from = get(table.start, item);
  return Array.from({ length: get(table.start, item + 1) - from }, (_, n) => from + n);
}

function mediansOf(table: ReportTable, value: Float64Array, share: Float64Array): Float64Array {
  return Float64Array.from(table.items, (_, item) =>
    middle(placesOf(table, item).map((place) => ({ value: get(value, place), weight: get(share, place) }))),
  );
}

/** Each item's own spread, drawn towards the spread of all: a few reports alone say little about it. */
function scalesOf(table: ReportTable, value: Float64Array, location: Float64Array, share: Float64Array): Float64Array {
  const off = new Float64Array(value.length);
  eachReport(table, (item, place) => {
    off[place] = Math.abs(get(value, place) - get(location, item));
  });
  const sorted = off.sort();
  const cut = get(sorted, Math.floor((sorted.length - 1) * nearer));
  const all = sorted.reduce((sum, one) => sum + Math.min(one, cut) ** 2, 0) / Math.max(1, sorted.length) / nearerVariance;
  return Float64Array.from(table.items, (_, item) => {
    const own = placesOf(table, item);
    const spread = (normal * shortestHalf(own.map((place) => ({ value: get(value, place), weight: get(share, place) })))) / 2;
    const size = Math.abs(get(location, item));
    // Where nobody ever differs, a billionth of the number is the unit, so that there is one.
    return Math.sqrt((own.length * spread ** 2 + scaleStrength * all) / (own.length + scaleStrength)) || size * 1e-9 || 1e-9;
  });
}

function biasesOf(
  table: ReportTable,
  value: Float64Array,
  location: Float64Array,
  scale: Float64Array,
  once: Float64Array,
): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(once.length);
  const squares = new Float64Array(once.length);
  const count = new Float64Array(once.length);
  eachReport(table, (item, place, who) => {
    const off = (get(value, place) - get(location, item)) / get(scale, item);
    const limited = Math.min(farAway, Math.max(-farAway, off));
    sum[who] = get(sum, who) + limited;
    squares[who] = get(squares, who) + limited ** 2;
    count[who] = get(count, who) + 1;
  });
  const raw = Array.from(sum, (one, who) => ({ value: one / (get(count, who) + biasStrength), weight: get(once, who) }));
  const centre = middle(raw);
  const usual = normal * middle(raw.map(({ value, weight }) => ({ value: Math.abs(value - centre), weight })));
  return Float64Array.from(raw, ({ value }, who) => {
    const own = value - centre;
    const mean = get(sum, who) / get(count, who);
    const spread = Math.sqrt(Math.max(0, get(squares, who) / get(count, who) - mean ** 2));
    return Math.abs(own) > usualBiases * usual && Math.abs(own) > steady * spread ? own : 0;
  });
}

/** The square root of how much nearer somebody usually is than most. */
function weightsOf(table: ReportTable, distance: Float64Array, once: Float64Array): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(once.length);
  const count = new Float64Array(once.length);
  eachReport(table, (_, place, who) => {
    sum[who] = get(sum, who) + Math.min(farAway, Math.abs(get(distance, place))) ** 2;
    count[who] = get(count, who) + 1;
  });
  const usual = middle(Array.from(sum, (one, who) => ({ value: one / get(count, who), weight: get(once, who) })));
  if (usual === 0) return new Float64Array(once.length).fill(1);
  return Float64Array.from(sum, (one, who) => {
    const own = (one + spreadStrength * usual) / (get(count, who) + spreadStrength);
    const nearness = Math.sqrt(usual / own);
    return nearness * muchFarther >= 1 ? Math.min(weightAtMost, nearness) : muchFarther * nearness ** 2;
  });
}
