/** Words of figures, wherever they stand. */
export const figureWords = {
  noTime: 'Not measured yet',
  time: 'Your time',
  timeMethodology: 'Minutes in which its tab was visible and you clicked, typed or scrolled. Measured in this browser and kept here.',
  notSeen: 'Not seen yet',
  neverEnds: 'No end',
  over: 'Over',
  unlimited: 'Unlimited',
  perHour: (dollars: string) => `${dollars} / h`,
  atMost: (dollars: string) => `up to ${dollars}`,
  atLeast: (count: string) => `at least ${count}`,
  spread: {
    top10: 'First ten hold',
    gini: 'Inequality (Gini)',
    hhi: 'Concentration (HHI)',
    holders: 'Equal holders, as if',
    equal: (n: string) => n,
    rows: (n: string) => `${n} rows seen`,
  },
} as const;
