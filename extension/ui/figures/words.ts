import type { Recommendation } from '@infofi-lens/shared/scoring/roi/recommend';
import type { ShillBand, ShillComponentName, ShillMissing } from '@infofi-lens/shared/scoring/shill/words';

/** Words of figures, wherever they stand. */
export const figureWords = {
  noTime: 'Not measured yet',
  time: 'Your time',
  timeMethodology: 'Minutes in which its tab was visible and you clicked, typed or scrolled. Measured in this browser and kept here.',
  notSeen: 'Not seen yet',
  neverEnds: 'No end',
  over: 'Over',
  unlimited: 'Unlimited',
  atMost: (dollars: string) => `up to ${dollars}`,
  atLeast: (count: string) => `at least ${count}`,
  perHour: {
    short: (middle: string, band: string) => `≈ ${middle}/h (${band})`,
    middle: (dollars: string) => `≈ ${dollars} / h`,
    exact: (low: string, middle: string, high: string) => `${middle} an hour in the middle; 8 of 10 between ${low} and ${high}`,
    band: (low: string, high: string) => `${low}–${high}`,
    bandBelow: (low: string, high: string) => `${low} to ${high}`,
    hours: 'Hours it takes',
    outcomes: 'Outcomes it rests on',
    noOutcomes: 'none yet: structure alone',
    advice: 'Advice',
    model: 'Model',
  },
  advice: {
    strong_buy: 'Do it',
    buy: 'Worth it',
    hold: 'Only if it goes well',
    skip: 'Skip it',
  } satisfies Record<Recommendation, string>,
  sure: (percent: string) => `${percent} sure`,
  shill: {
    label: 'Shill score',
    scoreOf: (score: number, band: string) => `${score} of 100 · ${band}`,
    bands: { low: 'low', medium: 'medium', high: 'high', elite: 'elite' } satisfies Record<ShillBand, string>,
    names: { engagement: 'Engagement', frequency: 'Frequency', correlation: 'Correlation', reach: 'Reach' } satisfies Record<
      ShillComponentName,
      string
    >,
    restsOn: 'Rests on',
    own: (posts: number) => `${posts} ${posts === 1 ? 'post' : 'posts'} that you saw`,
    others: (people: number) => `counts that at least ${people} people agree on, over 30 days`,
    lack: (what: string, have: number, need: number) => `${what} (${have} of ${need})`,
    lacks: {
      posts: 'original posts seen an hour or more after they were posted',
      views: 'posts with a count of views',
      followers: 'the number of followers',
      days: 'days back to the oldest post seen',
      'board-days': 'days with values on a board',
      gains: 'days on which another amount was gained on a board',
      'posting-days': 'days with another number of posts than usual',
    } satisfies Record<ShillMissing, string>,
  },
  spread: {
    top10: 'First ten hold',
    gini: 'Inequality (Gini)',
    hhi: 'Concentration (HHI)',
    holders: 'Equal holders, as if',
    equal: (n: string) => n,
    rows: (n: string) => `${n} rows seen`,
  },
} as const;
