import { say, texts } from '@infofi-lens/shared/words/texts';

/** Words of every table. */
export const tableWords = texts('table', {
  csv: 'Save as CSV',
  saving: 'Making the file…',
  rows: say('{n, plural, one {# row} other {# rows}}', (n: number) => ({ n })),
  reading: say('{n, plural, one {# read so far…} other {# read so far…}}', (n: number) => ({ n })),
  keys: 'Arrows, Home, End and Page keys move between cells; Enter opens a row, or sorts by a column; Space tells how a value is known.',
});
