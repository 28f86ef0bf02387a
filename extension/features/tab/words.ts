import { texts } from '../../words/texts.ts';

/** Texts of what holds the pages of the dashboard. The keys of `pages` are their addresses: `dashboard.html#plan`. */
export const tabWords = texts('tab', {
  title: 'InfoFi Lens dashboard',
  settings: 'Settings',
  pages: {
    plan: 'Week',
    history: 'History',
    outcomes: 'Outcomes',
    calibration: 'Calibration',
    board: 'Boards',
    creators: 'Creators',
    activity: 'Activity',
  },
});
export type PageName = keyof typeof tabWords.pages;
