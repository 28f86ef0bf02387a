import type { EpochMs } from '../units.ts';

/** Something at a time, for a calendar. */
export interface CalendarEvent {
  /** The same for the same thing, whenever it is exported: a calendar then replaces what it held. Letters, digits and `:-_./`. */
  readonly uid: string;
  readonly start: EpochMs;
  /** After `start`. */
  readonly end: EpochMs;
  readonly title: string;
  readonly text: string;
  readonly url: string | undefined;
}

/**
 * A calendar file. Times are in UTC, lines end with CRLF and are folded at 75 octets.
 * @param name Of the calendar.
 * @param madeAt DTSTAMP of every event.
 * @see RFC 5545
 */
export function calendarFile(events: readonly CalendarEvent[], name: string, madeAt: EpochMs): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//InfoFi Lens//Weekly plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => linesOf(event, madeAt)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function linesOf({ uid, start, end, title, text, url }: CalendarEvent, madeAt: EpochMs): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(madeAt)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    // A value of type URI is not escaped; an address that could break out of its line is left out.
    ...(url !== undefined && /^https?:\/\/[\x21-\x7e]+$/.test(url) ? [`URL:${url}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** `20260921T150640Z`. */
const utc = (at: EpochMs): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** Section 3.3.11. Control characters but the line feed have no place in a text. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
    .replaceAll(/[\x00-\x09\x0b-\x1f\x7f]/g, ' ')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

/** Octets of a line. */
const most = 75;

/** Section 3.1: no line is longer than 75 octets; a longer one goes on behind a space. A character is never cut. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let length = 0;
  for (const character of line) {
    const size = octets(character.codePointAt(0) ?? 0);
    if (length + size > most) {
      lines.push(current);
      current = ' ';
      length = 1;
    }
    current += character;
    length += size;
  }
  return [...lines, current].join('\r\n');
}

/** Of a character in UTF-8. */
function octets(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
