/**
 * What the model is told of a campaign, all known at the time of the decision. No content of X is among them and no name of a space;
 * nothing has a unit: a market in which everything pays k times as much looks the same.
 * A feature that is not known is `NaN`; the model learns what its absence means.
 */
export const featureNames = [
  'log-chance', // of the structure
  'place', // probability that a place is left, 0..1
  'structure-low', // log(p10 / mean) of the base value
  'structure-middle', // log(p50 / mean)
  'structure-high', // log(p90 / mean)
  'structural', // 1 when structure alone gives the value, 0 when it comes from outcomes
  'fcfs',
  'raffle',
  'guaranteed',
  'points', // whether the value of points is part of it
  'at-most', // whether amounts are maxima
  'pegged', // share of the value that is in stablecoins
  'galxe',
  'layer3',
  'kaito',
  'log-participants',
  'log-growth', // log(projected participants / participants now)
  'day-growth', // log growth of participants over the last day
  'log-record', // log(1 + points of the history)
  'log-places', // log(places / participants)
  'log-age', // log(1 + days since the start)
  'log-left', // log(1 + days to the end)
  'log-tasks',
  'asks-chain',
  'asks-identity',
  'gas',
  'space-ratio', // log of realised / structural value of earlier campaigns of the space, shrunk towards none
  'log-space', // log(1 + outcomes of the space)
  'platform-ratio', // the same of the newest of the platform
  'relative-size', // log of the expected value over what campaigns of the platform typically paid
] as const;
export type FeatureName = (typeof featureNames)[number];

/** One number a name, in the order of {@link featureNames}; `NaN` is unknown. */
export type FeatureVector = readonly number[];
