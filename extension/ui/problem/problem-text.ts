import { LensError } from '@infofi-lens/shared/errors';
import { problemWords as words } from './words.ts';

export const codeOf = (error: unknown): string => (error instanceof LensError ? error.code : 'failed');

/** What a code means, in the person's language. What a server says in words is for developers, in English: nobody is shown that. */
export const problemText = (code: string): string =>
  (Object.hasOwn(words.codes, code) ? words.codes[code] : undefined) ?? words.otherwise(code);
