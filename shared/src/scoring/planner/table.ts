import type { Step } from './step.ts';

/** Steps done one after the other, taken all or not at all. */
export interface Bundle {
  readonly steps: readonly Step[];
  readonly minutes: number;
  readonly worth: number;
  /** The most minutes that may have been worked when it is finished. */
  readonly latest: number;
}

/** For every number of minutes the best worth that takes exactly so many, grown bundle by bundle, with how each best came about. */
export class Table {
  /** Minus infinity: so many minutes can not be filled. */
  best: Float64Array;
  readonly #layers: { readonly bundle: Bundle; readonly taken: Uint8Array; readonly instead: number }[] = [];

  /** @param minutes The most there are. */
  constructor(minutes: number) {
    this.best = new Float64Array(minutes + 1).fill(Number.NEGATIVE_INFINITY);
    this.best[0] = 0;
  }

  /** Offers a bundle behind all that were offered before. */
  offer(bundle: Bundle): void {
    this.#grow(bundle, this.best, 0);
  }

  /** Offers bundles behind all that were offered before, and another that may be taken instead of any of them. */
  offerInstead(singles: readonly Bundle[], whole: Bundle): void {
    const before = this.best.slice();
    for (const single of singles) this.offer(single);
    this.#grow(whole, before, singles.length);
  }

  /** The bundles behind the best of exactly so many minutes, in the order in which they were offered. */
  behind(minutes: number): Bundle[] {
    const found: Bundle[] = [];
    let left = minutes;
    for (let at = this.#layers.length - 1; at >= 0; at--) {
      const layer = this.#layers[at];
      if (layer?.taken[left] !== 1) continue;
      found.push(layer.bundle);
      left -= layer.bundle.minutes;
      at -= layer.instead;
    }
    return found.reverse();
  }

  #grow(bundle: Bundle, from: Float64Array, instead: number): void {
    const { best } = this;
    const { minutes, worth } = bundle;
    const taken = new Uint8Array(best.length);
    // Downwards, so that `from` may be `best` itself: what is read has not been changed yet.
    for (let end = Math.min(best.length - 1, bundle.latest); end >= minutes; end--) {
      const sum = (from[end - minutes] ?? Number.NEGATIVE_INFINITY) + worth;
      if (sum > (best[end] ?? 0)) {
        best[end] = sum;
        taken[end] = 1;
      }
    }
    this.#layers.push({ bundle, taken, instead });
  }
}
