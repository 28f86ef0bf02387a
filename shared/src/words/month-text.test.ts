import { afterEach, expect, it } from 'vitest';
import { speak } from './current.ts';
import { monthText } from './month-text.ts';

afterEach(() => speak('en', {}));

it('writes a month as the language does, whatever the time zone', () => {
  expect(monthText('2026-01')).toBe('Jan 2026');
  speak('ko', {});
  expect(monthText('2026-01')).toBe('2026년 1월');
});
