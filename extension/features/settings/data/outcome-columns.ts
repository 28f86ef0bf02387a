/** The columns, in the order in which they are written. Read in any order; only the first three must be there. */
export const outcomeColumns = [
  'platform',
  'campaign',
  'date',
  'won',
  'amount',
  'symbol',
  'token_address',
  'chain',
  'amount_usd',
  'points',
  'usd',
  'minutes',
] as const;
type Column = (typeof outcomeColumns)[number];
/** A line of the file, a text a column. */
export type OutcomeLine = Partial<Record<Column, string>>;
