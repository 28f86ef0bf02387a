import { expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

it('names equal texts alike and others apart', () => {
  const names = Array.from({ length: 20_000 }, (_, i) => fingerprint(`{"id":${i}}`));
  expect(new Set(names).size).toBe(20_000);
  expect(fingerprint('{"id":7}')).toBe(names[7]);
});
