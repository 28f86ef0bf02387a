import type { ShillMissing } from './words.ts';

export interface Gap {
  readonly what: ShillMissing;
  readonly have: number;
  readonly need: number;
}

/** One component: its value with what it rests on, or what is missing for one. */
export type Part<Evidence> =
  | { readonly known: true; readonly value: number; readonly confidence: number; readonly evidence: Evidence }
  | { readonly known: false; readonly missing: readonly Gap[] };

export const abstain = (...gaps: readonly Gap[]): { known: false; missing: readonly Gap[] } => ({
  known: false,
  missing: gaps.filter(({ have, need }) => have < need),
});

/** An estimate from few is drawn towards the usual one, as if so many usual posts had been seen beside them. */
export const priorPosts = 8;
export const shrinkage = (n: number): number => n / (n + priorPosts);
