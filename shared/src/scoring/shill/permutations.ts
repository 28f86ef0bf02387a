/** Orders of the days 0 … length − 1, one after the other. */
export type Permutations = (length: number) => Uint16Array;

export const permutationCount = 199;
/** Days that stay together, so that what lasts some days in a row does so in a permutation too. */
const block = 3;

/**
 * Random orders of days for the permutation test: the days are turned in a circle and cut into blocks, which are shuffled.
 * Each length has one set of orders, which everybody is tested with.
 * @param seed Whoever knows it gets the same orders, whatever was asked for before.
 */
export function permutationsFrom(seed: number): Permutations {
  const made = new Map<number, Uint16Array>();
  return (length) => {
    const known = made.get(length);
    if (known) return known;
    const orders = new Uint16Array(permutationCount * length);
    const random = randomFrom(seed + length);
    for (let at = 0; at < orders.length; at += length) writeOrder(orders.subarray(at, at + length), random);
    made.set(length, orders);
    return orders;
  };
}

function writeOrder(order: Uint16Array, random: () => number): void {
  const turn = Math.floor(random() * order.length);
  const starts = Array.from({ length: Math.ceil(order.length / block) }, (_, nth) => nth * block);
  for (let left = starts.length; left > 1; left--) {
    const taken = Math.floor(random() * left);
    [starts[left - 1], starts[taken]] = [starts[taken] ?? 0, starts[left - 1] ?? 0];
  }
  let at = 0;
  for (const start of starts)
    for (let day = start; day < Math.min(start + block, order.length); day++) order[at++] = (day + turn) % order.length;
}

/** mulberry32: 0 <= value < 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
