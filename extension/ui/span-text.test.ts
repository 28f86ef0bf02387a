import { speak } from '@infofi-lens/shared/words/current';
import { afterEach, expect, it } from 'vitest';
import { spanText } from './span-text.ts';

afterEach(() => speak('en', {}));

it('writes a span of time as the language does, and leaves what is none', () => {
  expect(['24h', '7d', '3m', 'season 2', undefined].map(spanText)).toEqual(['24 hr', '7 days', '3 mths', 'season 2', undefined]);
  speak('ru', {});
  expect(spanText('7d')).toBe('7 дн.');
  speak('ko', {});
  expect(spanText('30d')).toBe('30일');
});
