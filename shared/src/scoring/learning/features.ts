/**
 * What the model is told of a campaign, all known at the time of the decision. No content of X is among them, and nothing has a unit:
 * neither the size of the reward nor the name of a space, so that a reward of k times the size is worth k times as much.
 * A feature that is not known is `NaN`; the model learns what its absence means.
 */
export const featureNames = [
  'chance', // of the structure, 0..1
  'chance-spread', // log(p90 / p10) of the chance
  'structure-low', // log(p10 / mean) of the structural value
  'structure-high', // log(p90 / mean)
  'fcfs',
  'raffle',
  'guaranteed',
  'points',
  'priced', // whether structure alone gives the value: 0 when it comes from outcomes
  'luck', // whether amounts are maxima
  'pegged', // share of the value that is in stablecoins
  'galxe',
  'layer3',
  'kaito',
  'log-participants',
  'log-growth', // log(projected participants / participants now)
  'growth-day', // log growth of participants over the last day
  'history-points',
  'log-places', // log(places / participants)
  'age-days', // since the start
  'days-left',
  'tasks',
  'asks-chain',
  'asks-identity',
  'gas',
  'space-factor', // log of realised / structural value of earlier campaigns of the space, shrunk
  'space-n', // log(1 + how many)
  'platform-factor', // the same over the newest of the platform
] as const;
export type FeatureName = (typeof featureNames)[number];

/** One number a name, in the order of {@link featureNames}; `NaN` is unknown. */
export type FeatureVector = readonly number[];
