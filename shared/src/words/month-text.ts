import { perLocale } from './current.ts';

const months = perLocale((locale) => new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }));

/** "Nov 2026" for the month that is named "2026-11". */
export const monthText = (month: string): string => months().format(new Date(month));
