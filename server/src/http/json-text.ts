import { hash } from 'node:crypto';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import { writeCursor } from './cursor.ts';
import { everyAnswer } from './headers.ts';

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
 * Answers with the text, its ETag and the lifetime `cached` declared; 304 when the caller has it already.
 * Every header is written here, as a plain object: that is what the library sends without copying.
 * @param version Changes whenever the text would; without it the ETag is made of the text.
 * @param own Headers beside or instead of the usual ones.
 */
export function answerText(c: Context<AppEnv>, text: string, version?: number, own: Readonly<Record<string, string>> = json): Response {
  const etag = `"${version ?? hash('sha1', text, 'base64url')}"`; // a checksum, not a proof
  const headers = { ...everyAnswer, 'cache-control': lifetime(c), 'x-request-id': c.get('requestId'), etag, ...own };
  c.set('complete', true);
  return isHeld(etag, c.req.header('if-none-match')) ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}

const json = { 'content-type': 'application/json' };

function lifetime(c: Context<AppEnv>): string {
  const seconds = c.get('lifetime');
  return seconds === undefined ? 'no-store' : `public, max-age=${seconds}`;
}

/** `If-None-Match` compares weakly: a proxy that compressed the answer has marked its ETag with `W/`. */
function isHeld(etag: string, held: string | undefined): boolean {
  return held !== undefined && (held === '*' || held.split(',').some((one) => one.trim().replace(/^W\//, '') === etag));
}
