import { speak } from '@infofi-lens/shared/words/current';
import { afterEach, expect, it } from 'vitest';
import { mostWidth, roomOf } from './grid-sizes.ts';

afterEach(() => speak('en', {}));

it('gives a column what it asks for, and more where the longest word of its head would break', () => {
  expect(roomOf({ label: 'Ends', width: 6 })).toBe(6);
  expect(roomOf({ label: 'Ends in a while or two', width: 6 })).toBe(6);
  expect(roomOf({ label: 'Herausforderungen', width: 6 })).toBeGreaterThan(8);
  expect(roomOf({ label: '参与人数参与人数参与人数', width: 6 })).toBeGreaterThan(9);
});

it('has room for the mark below a value of others, as long as it is in the language', () => {
  const told = { label: 'Ends', width: 6, evidenced: true };
  const english = roomOf(told);
  expect(english).toBeGreaterThan(6);
  speak('ru', { 'ui.source.crowd': 'сообщество' });
  expect(roomOf(told)).toBeGreaterThan(english);
});

it('is as wide as all of its columns', () => {
  const column = (width: number) => ({ name: String(width), label: 'A', width, cell: () => ({ plain: '' }) });
  expect(mostWidth([column(10), column(5)])).toBe('24rem');
});
