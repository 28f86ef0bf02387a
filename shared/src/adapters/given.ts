import { type EpochMs, epochMs } from '../units.ts';

/**
 * What loosely typed answers give for one field. Each reader answers `undefined` for "not said" (missing, null, '')
 * and hands back the raw value for "said, but not like this": the collector then refuses that field and says so.
 */
export type Given<T> = T | undefined | { readonly refused: unknown };

const unsaid = (value: unknown): value is undefined | null | '' => value === undefined || value === null || value === '';
const refused = (value: unknown) => ({ refused: typeof value }); // never the value: it may be personal

export function givenText(value: unknown): Given<string> {
  if (unsaid(value)) return undefined;
  return typeof value === 'string' ? value : refused(value);
}

/** The platform's own word, in lower case. */
export function givenWord(value: unknown): Given<string> {
  const text = givenText(value);
  return typeof text === 'string' ? text.trim().toLowerCase() || undefined : text;
}

export function givenFlag(value: unknown): Given<boolean> {
  if (unsaid(value)) return undefined;
  return typeof value === 'boolean' ? value : refused(value);
}

/** A number, also one written as text ("27", "1e-5"). */
export function givenNumber(value: unknown): Given<number> {
  if (unsaid(value)) return undefined;
  const number = typeof value === 'string' && /^-?\d{1,20}(\.\d{1,40})?(e[+-]?\d{1,3})?$/i.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : refused(value);
}

/** A number of things, or a place on a board: whole, not negative. */
export function givenCount(value: unknown): Given<number> {
  const number = givenNumber(value);
  return typeof number !== 'number' || (Number.isSafeInteger(number) && number >= 0) ? number : refused(value);
}

/** A page or image address. Blanks in it are escaped, as a browser does. */
export function givenAddress(value: unknown): Given<string> {
  const text = givenText(value);
  if (typeof text !== 'string') return text;
  const trimmed = text.trim();
  const address = trimmed.includes(' ') ? trimmed.replaceAll(' ', '%20') : trimmed; // looking first is several times as fast
  return /^https?:\/\/[^\s"'<>]+$/i.test(address) ? address : refused(value);
}

/** Date, time of day, fraction and zone. Up to the seconds every part has its place in the text. */
const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.(\d{1,3})\d*)?)?(?: ?(Z|[+-]\d{2}:?\d{2}))?)?$/i;
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Epoch seconds or milliseconds (told apart by size), or an ISO date and time; without a zone it is UTC. */
export function givenTime(value: unknown): Given<EpochMs> {
  if (unsaid(value)) return undefined;
  const number = givenNumber(value);
  if (typeof number === 'number') return epochMs(Math.abs(number) >= 1e11 ? number : number * 1000) ?? refused(value);
  const text = typeof value === 'string' && value.length < 40 ? value.trim() : '';
  const parts = iso.exec(text);
  return (parts && timeOf(text, parts[1], parts[2])) ?? refused(value);
}

/** Built from the parts: engines disagree about texts, and some roll 31 February over. */
function timeOf(text: string, fraction = '0', zone = 'Z'): EpochMs | undefined {
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)];
  const [hour, minute] = text.length > 10 ? [digits(text, 11, 2), digits(text, 14, 2)] : [0, 0];
  const second = text[16] === ':' ? digits(text, 17, 2) : 0;
  const isLeapDay = month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const isDay = day >= 1 && (isLeapDay || day <= (daysInMonth[month - 1] ?? 0));
  if (!isDay || hour > 23 || minute > 59 || second > 59) return undefined;
  return epochMs(Date.UTC(year, month - 1, day, hour, minute, second, Number(fraction.padEnd(3, '0'))) - offsetOf(zone));
}

/** A number at a place of a text that is known to hold digits there. Most answers are full of times: no text is cut out for each part. */
function digits(text: string, from: number, length: number): number {
  let number = 0;
  for (let at = from; at < from + length; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** "+02:00" in milliseconds. */
function offsetOf(zone: string): number {
  if (zone.length === 1) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** A platform's id as text. @returns `undefined` also for a number beyond 2^53, which has lost digits: see {@link lostDigits}. */
export function givenId(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? value : undefined;
}

/** Whether an id came as a number too large for a double: its last digits are no longer those that were sent. */
export function lostDigits(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

/** The value, if it could be read. */
export function understood<T extends string | number | boolean>(value: Given<T>): T | undefined {
  return typeof value === 'object' ? undefined : value;
}
