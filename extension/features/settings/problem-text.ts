import { settingsWords } from './words.ts';

const { problems } = settingsWords.server;

/** What was wrong, in the language of the interface where the error is our own; what the server says of itself stays as it is. */
export const problemText = ({ code, title }: { readonly code: string; readonly title: string }): string =>
  Object.hasOwn(problems, code) ? problems[code as keyof typeof problems] : title;

/** The same of something thrown. */
export const thrownText = (error: Error): string =>
  problemText({ code: 'code' in error && typeof error.code === 'string' ? error.code : '', title: error.message });
