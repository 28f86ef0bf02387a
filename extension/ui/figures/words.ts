import type { Recommendation } from '@infofi-lens/shared/scoring/roi/recommend';

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
  spread: {
    top10: 'First ten hold',
    gini: 'Inequality (Gini)',
    hhi: 'Concentration (HHI)',
    holders: 'Equal holders, as if',
    equal: (n: string) => n,
    rows: (n: string) => `${n} rows seen`,
  },
} as const;
