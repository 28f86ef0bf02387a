import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochMs } from '../units.ts';
import { type CalendarEvent, calendarFile } from './ics.ts';

const at = Date.UTC(2026, 8, 21, 15, 6, 40) as EpochMs;
const event: CalendarEvent = {
  uid: 'galxe:campaign:GC1/1/start',
  start: at,
  end: (at + 3_600_000) as EpochMs,
  title: 'Begin: Swap, then stake; twice',
  text: 'Worth $3 to $40.\nEnds soon.',
  url: 'https://app.galxe.com/quest/a/GC1',
};
const unfolded = (file: string) => file.replaceAll('\r\n ', '');

describe('a calendar file', () => {
  it('has events with their times in UTC, and when it was made as the stamp', () => {
    const file = calendarFile([event], 'Week', at);
    expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
    for (const line of ['UID:galxe:campaign:GC1/1/start', 'DTSTAMP:20260921T150640Z', 'DTSTART:20260921T150640Z', 'DTEND:20260921T160640Z'])
      expect(file).toContain(`\r\n${line}\r\n`);
  });

  it('escapes what has a meaning in a text, and keeps every text in its own line', () => {
    const file = calendarFile([{ ...event, text: 'a\\b\r\nEND:VCALENDAR' }], 'Week', at);
    expect(file).toContain('\r\nSUMMARY:Begin: Swap\\, then stake\\; twice\r\n');
    expect(file).toContain('\r\nDESCRIPTION:a\\\\b\\nEND:VCALENDAR\r\n');
    expect(file.match(/\r\nEND:VCALENDAR/g)).toHaveLength(1);
  });

  it('leaves out an address that is none', () => {
    for (const url of ['javascript:alert(1)', 'https://a.example/\r\nX:1', undefined]) {
      expect(calendarFile([{ ...event, url }], 'Week', at)).not.toContain('URL:');
    }
  });

  it('folds lines at 75 octets without cutting a character, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const file = calendarFile([{ ...event, title: title.replaceAll(/[\p{C}\\;,\n]/gu, '') }], 'Week', at);
        for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(file).not.toContain('\ufffd');
        expect(unfolded(file)).toContain(`SUMMARY:${title.replaceAll(/[\p{C}\\;,\n]/gu, '')}\r\n`);
      }),
    );
  });
});
