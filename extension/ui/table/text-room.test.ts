import { expect, it } from 'vitest';
import { widestOf } from './text-room.ts';

it('is more than the letters take', () => {
  expect(widestOf('12,345')).toBeGreaterThan(6 * 0.56);
  expect(widestOf('WWW')).toBeGreaterThan(3);
  expect(widestOf('限时活动')).toBeGreaterThan(4);
});

it('is little for letters that are narrow', () => expect(widestOf('illi')).toBeLessThan(2));

it('is nothing for no text', () => expect(widestOf('')).toBe(0));
