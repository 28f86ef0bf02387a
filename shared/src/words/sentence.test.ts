import { expect, it } from 'vitest';
import { together } from './sentence.ts';

it('puts sentences one after the other, with a space where the language has one', () => {
  expect(together('All is kept here.', 'It takes 2 MB.')).toBe('All is kept here. It takes 2 MB.');
  expect(together('一切都保存在这里。', '占用 2 MB。')).toBe('一切都保存在这里。占用 2 MB。');
});
