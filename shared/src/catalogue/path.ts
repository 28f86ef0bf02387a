import type { DeltaRef, Manifest } from './manifest.ts';

/**
 * The deltas that lead from `seq` to the newest state, the fewest first. A delta may be used from anywhere within its span.
 * @returns `undefined` when there is no way: the snapshot has to be fetched.
 */
export function pathFrom(seq: number, { deltas, seq: goal }: Pick<Manifest, 'deltas' | 'seq'>): DeltaRef[] | undefined {
  const path: DeltaRef[] = [];
  let at = seq;
  while (at < goal) {
    let best: DeltaRef | undefined;
    for (const delta of deltas) if (delta[0] <= at && delta[1] > at && delta[1] <= goal && (!best || delta[1] > best[1])) best = delta;
    if (!best) return undefined;
    path.push(best);
    at = best[1];
  }
  return at === goal ? path : undefined;
}

/** What a way by deltas may cost at most before fetching the snapshot is cheaper. */
export const startingAnewCosts = ({ parts }: Manifest['snapshot']): number => parts.reduce((sum, [, bytes]) => sum + bytes, 65_536);

export const bytesOf = (path: readonly DeltaRef[]): number => path.reduce((sum, [, , [, bytes]]) => sum + bytes, 0);
