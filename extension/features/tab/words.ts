import { say, texts } from '@infofi-lens/shared/words/texts';

/** Texts of what holds the pages of the dashboard. The keys of `pages` are their addresses: `dashboard.html#plan`. */
export const tabWords = texts('tab', {
  title: 'InfoFi Lens dashboard',
  settings: 'Settings',
  menu: 'Pages',
  groups: { find: 'Find', know: 'Know', mine: 'Yours' },
  pages: {
    plan: 'Week',
    campaigns: 'Campaigns',
    campaign: 'Campaign',
    spaces: 'Spaces',
    space: 'Space',
    profiles: 'Profiles',
    profile: 'Profile',
    board: 'Boards',
    creators: 'Creators',
    history: 'History',
    calibration: 'Calibration',
    participation: 'Participation',
    time: 'Time',
    outcomes: 'Outcomes',
    activity: 'Activity',
  },
  back: { campaigns: 'All campaigns', spaces: 'All spaces', profiles: 'All profiles' },
  unknown: {
    title: 'There is no such page',
    text: say(
      'The address names “{name}”, and the dashboard has no page of that name. It may be from another version, or mistyped.',
      (name: string) => ({ name }),
    ),
    go: 'Pages there are',
  },
});
export type PageName = keyof typeof tabWords.pages;
