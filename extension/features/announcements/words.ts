import { say, texts } from '@infofi-lens/shared/words/texts';

/** Texts of announced changes of what is collected. */
export const announcementWords = texts('announcement', {
  title: 'What is collected has changed',
  intro: 'None of this leaves your browser before you have read it here.',
  ofPlatform: say('{platform}: {what}', (platform: string, what: string) => ({ platform, what })),
  everywhere: 'All platforms',
  day: say('Since the version of {day}', (day: string) => ({ day })),
  understood: 'Understood, it may be shared',
  settings: 'Choose what is shared',
  failed: 'That could not be saved. Nothing new is shared. Try again.',
  /** Why, by the number of the announcement (shared/collection). */
  why: {
    no1: 'From now on every change of what may be shared is announced here before it happens.',
  },
});

/** Why the announcement of that number was made. `undefined` where nobody wrote it down: a test fails then. */
export const whyOf = (no: number): string | undefined => (announcementWords.why as Readonly<Record<string, string>>)[`no${no}`];
