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
  const address = text.trim().replaceAll(' ', '%20');
  return /^https?:\/\/[^\s"'<>]+$/i.test(address) ? address : refused(value);
}

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Epoch seconds or milliseconds (told apart by size), or an ISO date and time; without a zone it is UTC. */
export function givenTime(value: unknown): Given<EpochMs> {
  if (unsaid(value)) return undefined;
  const number = givenNumber(value);
  if (typeof number === 'number') return epochMs(Math.abs(number) >= 1e11 ? number : number * 1000) ?? refused(value);
  const parts = typeof value === 'string' ? iso.exec(value.trim()) : null;
  if (!parts) return refused(value);
  const zone = (parts[3] ?? 'Z').toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const [year = 0, month = 0, day = 0] = (parts[1] ?? '').split('-').map(Number);
  const isDay = day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate(); // an engine may roll 31 February over
  return (isDay && epochMs(Date.parse(`${parts[1]}T${parts[2] ?? '00:00'}${zone}`))) || refused(value);
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
