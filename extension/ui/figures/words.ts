import type { AskKind } from '@infofi-lens/shared/scoring/roi/asks';
import type { Recommendation } from '@infofi-lens/shared/scoring/roi/recommend';
import type { ShillBand, ShillComponentName, ShillMissing } from '@infofi-lens/shared/scoring/shill/words';
import { say, texts } from '@infofi-lens/shared/words/texts';

/** Words of figures, wherever they stand. */
export const figureWords = texts('figure', {
  noTime: 'Not measured yet',
  time: 'Your time',
  timeMethodology: 'Minutes in which its tab was visible and you clicked, typed or scrolled. Measured in this browser and kept here.',
  notSeen: 'Not seen yet',
  neverEnds: 'No end',
  over: 'Over',
  unlimited: 'Unlimited',
  atMost: say('up to {dollars}', (dollars: string) => ({ dollars })),
  atLeast: say('at least {count}', (count: string) => ({ count })),
  perHour: {
    short: say('≈ {middle}/h ({band})', (middle: string, band: string) => ({ middle, band })),
    alone: say('≈ {middle}/h', (middle: string) => ({ middle })),
    ranged: say('{middle} ({band})', (middle: string, band: string) => ({ middle, band })),
    middle: say('≈ {dollars} / h', (dollars: string) => ({ dollars })),
    exact: say('{middle} an hour in the middle; 8 of 10 between {low} and {high}', (low: string, middle: string, high: string) => ({
      low,
      middle,
      high,
    })),
    band: say('{low}–{high}', (low: string, high: string) => ({ low, high })),
    bandBelow: say('{low} to {high}', (low: string, high: string) => ({ low, high })),
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
  sure: say('{percent} sure', (percent: string) => ({ percent })),
  shill: {
    label: 'Shill score',
    scoreOf: say('{score, number} of 100 · {band}', (score: number, band: string) => ({ score, band })),
    bands: { low: 'low', medium: 'medium', high: 'high', elite: 'elite' } satisfies Record<ShillBand, string>,
    names: { engagement: 'Engagement', frequency: 'Frequency', correlation: 'Correlation', reach: 'Reach' } satisfies Record<
      ShillComponentName,
      string
    >,
    restsOn: 'Rests on',
    own: say('{posts, plural, one {# post} other {# posts}} that you saw', (posts: number) => ({ posts })),
    others: say('counts of at least {people, number} independent people, over 30 days', (people: number) => ({ people })),
    lack: say('{what} ({have, number} of {need, number})', (what: string, have: number, need: number) => ({ what, have, need })),
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
  asks: {
    names: {
      kyc: 'Identity check or passport',
      gas: 'Gas to claim',
      'on-chain': 'On-chain transaction',
      holdings: 'Holding a token or NFT',
      email: 'E-mail',
      x: 'X',
      discord: 'Discord',
      telegram: 'Telegram',
      github: 'GitHub',
      video: 'Watching a video',
      quiz: 'Quiz',
      survey: 'Survey',
      referral: 'Inviting others',
      vote: 'Voting',
      visit: 'Opening a link',
      'follow-space': 'Following the space',
    } satisfies Record<AskKind, string>,
    requiredOf: say('{what} ×{n, number}', (what: string, n: number) => ({ what, n })),
    optionalOf: say('{what}, {n, number} optional', (what: string, n: number) => ({ what, n })),
  },
  spread: {
    top10: 'First ten hold',
    gini: 'Inequality (Gini)',
    hhi: 'Concentration (HHI)',
    holders: 'Equal holders, as if',
    rows: say('{n, plural, one {# row} other {# rows}} seen', (n: number) => ({ n })),
  },
});
