import { say, texts } from '@infofi-lens/shared/words/texts';

/** Words of every chart. */
export const chartPartWords = texts('chartPart', {
  table: 'As a table',
  chart: say('Chart: {what}. The same numbers stand in the table below it.', (what: string) => ({ what })),
});
