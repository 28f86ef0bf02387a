import { percentile } from '../row.ts';

/** What a load generator measured. */
export interface Figures {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly p50: number;
  readonly failed: number;
}

/** What counts, and what came before it. */
export interface ReadAnswer extends Figures {
  /** The first {@link coldSeconds}: code is compiled, connections learn their queries, the database reads what is asked for from files. */
  readonly cold: Figures;
}

/** How long the same is asked before anything counts. */
export const coldSeconds = 10;

/** @param took Milliseconds of each answer. */
export const figuresOf = (took: readonly number[], seconds: number, failed: number): Figures => ({
  perSecond: took.length / seconds,
  p99: percentile(took, 0.99),
  p50: percentile(took, 0.5),
  failed,
});
