/** Searches wait for the database most of the time: some of them go on beside each other. @returns what came of each, in the order given. */
export async function severalAtOnce<T, R>(inputs: readonly T[], work: (input: T) => Promise<R>, atOnce = 3): Promise<R[]> {
  const done: R[] = [];
  const left = inputs.map((input, nth) => ({ input, nth }));
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) done[next.nth] = await work(next.input);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return done;
}

/** Every pair of two lists. */
export function pairs<A, B>(first: readonly A[], second: readonly B[]): [A, B][] {
  return first.flatMap((a) => second.map((b): [A, B] => [a, b]));
}
