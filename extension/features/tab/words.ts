/** Texts of what holds the pages of the dashboard. The keys of `pages` are their addresses: `dashboard.html#plan`. */
export const tabWords = {
  title: 'InfoFi Lens dashboard',
  settings: 'Settings',
  pages: {
    plan: 'Week',
    history: 'History',
    outcomes: 'Outcomes',
    calibration: 'Calibration',
    board: 'Boards',
    creators: 'Creators',
  },
} as const;
export type PageName = keyof typeof tabWords.pages;
