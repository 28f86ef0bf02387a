import { expect, it } from 'vitest';
import { sameXId } from './person.ts';
import { statedConfidence } from './x-link.ts';

const of = (change: Partial<Parameters<typeof statedConfidence>[0]>) =>
  statedConfidence({ others: 0, seen: false, seenOther: false, ...change });

it('is a half for what a wallet states alone, and less than any match of X ids', () => {
  expect(of({})).toBe(0.5);
  expect(of({})).toBeLessThan(sameXId);
});
it('is lower for each who states the same', () => {
  expect([1, 2, 3].map((others) => of({ others }))).toEqual([0.25, 0.5 / 3, 0.125]);
});
it('is that of an X id once the code was seen on the profile, whoever else states it', () => {
  expect(of({ seen: true, others: 4 })).toBe(sameXId);
});
it('is nothing once the code of somebody else was seen there', () => expect(of({ seenOther: true })).toBe(0));
