import type { Missing } from '@infofi-lens/shared/scoring/measure';
import { perLocale } from '@infofi-lens/shared/words/current';
import { words } from './words.ts';

/** Of English the form without a comma before "and". */
const lists = perLocale((locale) => new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale));

/** "a, b and c". */
export const listed = (items: readonly string[]): string => lists().format(items);

/** "how winners are chosen and a price for the token": each once. */
export const lackText = (missing: readonly Missing[]): string => listed([...new Set(missing)].map((what) => words.missing[what]));
