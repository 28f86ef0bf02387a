import { say, texts } from '@infofi-lens/shared/words/texts';

/** Every text of the pages about what the person did. */
export const mineWords = texts('mine', {
  participation: {
    title: 'Your participation',
    intro: 'What the platforms showed this browser of your own part, with your time and what you wrote down. It stays here.',
    campaign: 'Campaign',
    platform: 'Platform',
    tasks: 'Tasks done',
    tasksOf: say('{done} of {total}', (done: string, total: string) => ({ done, total })),
    claimed: 'Claimed',
    eligible: 'Eligible',
    points: 'Your points',
    rank: 'Your rank',
    time: 'Your time',
    outcome: 'It paid',
    won: 'paid',
    lost: 'nothing',
    seen: 'Last seen',
    yes: 'yes',
    no: 'no',
    notSeen: 'not seen',
    noTime: 'not measured',
    noOutcome: 'not written down',
    outcomeMethodology: 'What you wrote down yourself.',
    unnamed: 'Name not seen yet',
    none: 'No part of yours was seen yet',
    noneText:
      'Open a campaign that you take part in while you are signed in there: what the platform says of your tasks, points and claims stands here.',
  },
  time: {
    title: 'Your time',
    intro:
      'Active minutes on campaigns: the tab was visible and you clicked, typed or scrolled. Measured in your browsers; it goes to others of yours only where you chose so.',
    week: 'Week from',
    hours: 'Hours',
    campaigns: 'Campaigns',
    weeks: 'By week',
    days: 'By campaign and day',
    day: 'Day',
    campaign: 'Campaign',
    minutes: 'Active minutes',
    total: say('{time} on {n, plural, one {# campaign} other {# campaigns}}.', (time: string, n: number) => ({ time, n })),
    none: 'No time was measured yet',
    noneText: 'It is measured while you are on the page of a campaign, unless you switched it off in Settings.',
  },
});
