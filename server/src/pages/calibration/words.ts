import { say, texts } from '@infofi-lens/shared/words/texts';

/** Texts of the page that holds predictions against what campaigns paid. */
export const calibrationWords = texts('server.calibration', {
  title: 'Predicted against paid',
  name: 'Calibration',
  problem: 'The calibration can not be asked for',
  unknown: 'No predicted outcome is known yet',
  unknownWhy:
    'A campaign is predicted once three people agree on it. What it paid is known once three people who took part record their outcome in the extension and share it.',
  waitingWhy: say(
    '{n, plural, one {# campaign has been predicted} other {# campaigns have been predicted}}. What one paid is known once three people who took part record their outcome in the extension and share it.',
    (n: number) => ({ n }),
  ),
  coverage: say('{share} of {n, plural, one {# outcome} other {# outcomes}} lay within the 80 % band', (share: string, n: number) => ({
    share,
    n,
  })),
  few: say('So few say little: below {n, number} anything may be luck.', (n: number) => ({ n })),
  asFarOff: 'Predictions lay as far off as the better of two simple guesses.',
  less: say('Predictions lay {share} less off than the better of two simple guesses.', (share: string) => ({ share })),
  further: say('Predictions lay {share} further off than the better of two simple guesses.', (share: string) => ({ share })),
  drifted: 'What campaigns pay has moved away from the model, so it is silent at the moment.',
  noModel: 'No model is live yet: predictions are structure alone.',
  waiting: say(
    '{n, plural, one {# predicted campaign waits for an outcome} other {# predicted campaigns wait for an outcome}}',
    (n: number) => ({ n }),
  ),
  model: say('model {version}, trained {when}', (version: string, when: string) => ({ version, when })),
  groups: {
    title: 'What was promised, and what was paid',
    what: 'Campaigns in groups of similar promises, the smallest first. The bar is the 80 % band, the upright line the middle estimate, the diamond what was paid; US dollars per person, medians of each group. A diamond on the line is a promise kept.',
    none: 'Shown from five outcomes on: fewer are no group.',
    group: 'Group',
    drawn: 'Predicted and paid',
    predicted: 'Predicted',
    paid: 'Paid',
    name: say('{no, number} ({n, number})', (no: number, n: number) => ({ no, n })),
    said: say(
      '{n, plural, one {# campaign} other {# campaigns}}: predicted {middle} ({low} to {high}), paid {paid}',
      (n: number, middle: string, low: string, high: string, paid: string) => ({ n, middle, low, high, paid }),
    ),
  },
  byPlatform: 'By platform',
  byMonth: 'By month in which the outcome became known',
  platform: 'Platform',
  month: 'Month',
  outcomes: 'Outcomes',
  within: 'Within the band',
  offBy: 'Off by',
  loss: 'Loss',
  lossMedian: 'Loss, platform median',
  lossSimilar: 'Loss, last similar',
  least: say('{amount} (least)', (amount: string) => ({ amount })),
  how: 'How this is made',
  withinWhat:
    'Campaigns that paid something between the low and the high estimate. Of a good band it is 80 %: more is too wide, fewer too narrow.',
  lossWhat:
    'How far the three estimates lay from what was paid (pinball loss), in US dollars. Less is better, and only compared with the others of its row it says something.',
  offByWhat: 'Middle estimate minus what was paid, on average. Above nothing: too much was promised.',
  status: 'Status',
});
