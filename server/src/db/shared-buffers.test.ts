import { expect, test } from 'vitest';
import { sharedBuffers } from './shared-buffers.ts';

const gigabyte = 2 ** 30;

test('a quarter of the memory is for the pages of the database', () => {
  expect(sharedBuffers(8 * gigabyte)).toBe('2048MB');
  expect(sharedBuffers(3.9 * gigabyte)).toBe('998MB');
});

test('a small machine gives as much as the database takes by itself, a big one no more than 4 GB', () => {
  expect(sharedBuffers(gigabyte / 4)).toBe('128MB');
  expect(sharedBuffers(64 * gigabyte)).toBe('4096MB');
});

test('this machine has an answer', () => {
  expect(sharedBuffers()).toMatch(/^\d{3,4}MB$/);
});
