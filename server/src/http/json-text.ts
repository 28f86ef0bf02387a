import { hash } from 'node:crypto';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import { writeCursor } from './cursor.ts';

/**
 * JSON that is already text. Facts are stored as they are sent: taking them apart and putting them together again
 * for every reader would cost more than all the rest of an answer. The tests hold these texts against the contracts.
 */
export type JsonText = string;

export const listText = (items: readonly JsonText[]): JsonText => `[${items.join()}]`;

/** `undefined` members are left out. */
export function objectText(members: Readonly<Record<string, JsonText | undefined>>): JsonText {
  const present = Object.entries(members).flatMap(([name, text]) => (text === undefined ? [] : [`${JSON.stringify(name)}:${text}`]));
  return `{${present.join()}}`;
}

/**
 * One page out of a list that was asked for one row more than fits, to learn whether there is more.
 * @param keyOf What the next page has to begin after.
 */
export function pageText<T>(
  rows: readonly T[],
  limit: number,
  textOf: (row: T) => JsonText,
  keyOf: (row: T) => readonly (string | number)[],
): { items: JsonText; next: JsonText | undefined } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: listText(page.map(textOf)), next: last && JSON.stringify(writeCursor(keyOf(last))) };
}

/**
 * Answers with the text and its ETag.
 * @param version Changes whenever the text would; without it the ETag is made of the text.
 */
export function answerText(c: Context<AppEnv>, text: JsonText, version?: number): Response {
  const etag = `"${version ?? hash('sha1', text, 'base64url')}"`; // a checksum, not a proof
  return c.body(text, 200, { 'content-type': 'application/json', etag });
}
