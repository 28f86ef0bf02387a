/**
 * Outcome of a measure: a value, or what is missing for one. A measure never guesses.
 * `missing` holds stable words that the interface turns into sentences.
 */
export type Measure<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly missing: readonly Missing[] };

/** What a measure can lack. */
export const missingWords = [
  'participants',
  'places',
  'distribution',
  'reward',
  'reward-amount',
  'price',
  'time',
  'history',
  'rows',
  'shares',
  'outcomes',
  'familiar',
  'steady',
  'certainty',
] as const;
export type Missing = (typeof missingWords)[number];

export const known = <T>(value: T): Measure<T> => ({ known: true, value });
export const missing = (...what: Missing[]): Measure<never> => ({ known: false, missing: what });
