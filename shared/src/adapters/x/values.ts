import { epochMs } from '../../units.ts';

/**
 * Readers of single values as X writes them. A value that is there but makes no sense is handed on as it is:
 * the collector then leaves it out and counts it, so nothing odd disappears in silence.
 */

/** The first value that X really gave: it writes "none" as null, '' or not at all. 0 and false are values. */
export function firstOf(...values: readonly unknown[]): unknown {
  return values.find((value) => value !== undefined && value !== null && value !== '');
}

/**
 * An id as text. Ids exceed 2^53, so a number is taken only where it is exact.
 * @returns `undefined` for anything that is not a positive whole number.
 */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
  return typeof value === 'string' && /^[1-9]\d{0,24}$/.test(value) ? value : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const stamp = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d) (\d{4})$/;

/**
 * A time as X writes it: "Sat Dec 14 04:35:55 +0000 2013", or milliseconds as number or digits. Epoch milliseconds.
 * Own reading, because engines are free in what `Date.parse` makes of the first form.
 */
export function timeOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (/^\d{12,14}$/.test(value)) return Number(value);
  const match = stamp.exec(value);
  if (!match) return value;
  const [, month = '', day, hour, minute, second, sign, offsetHour, offsetMinute, year] = match;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  const at = months.indexOf(month);
  if (at < 0) return value;
  const utc = Date.UTC(Number(year), at, Number(day), Number(hour), Number(minute), Number(second));
  // A day that the month does not have would silently become one of the next.
  return new Date(utc).getUTCDate() === Number(day) ? utc - offset * 60_000 : value;
}

const snowflakeEpoch = 1_288_834_974_657n;
/** Ids before November 2010 were counted, not made from the clock. */
const firstSnowflake = 30_000_000_000n;

/**
 * When a post was made, from its id: the upper bits are milliseconds since 2010-11-04 (X's own scheme, "snowflake").
 * @returns `undefined` for older ids and for one that would lie in the future of `now`.
 */
export function timeFromId(id: string, now: number): unknown {
  const number = BigInt(id);
  if (number < firstSnowflake) return undefined;
  const ms = epochMs(Number((number >> 22n) + snowflakeEpoch));
  return ms !== undefined && ms <= now ? ms : undefined;
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** Undoes the escapes that X puts into `full_text` ("AT&amp;T"), once: the author wrote "AT&T". */
export function unescapeText(text: string): string {
  return text.includes('&') ? text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity) : text;
}
