import { expect, it } from 'vitest';
import { joinedConfidence, personOf, profilesOf } from './person.ts';

it('takes a member of Kaito for the X account of the same id, and nobody else for anybody', () => {
  expect(personOf({ platform: 'kaito', id: '44196397' })).toEqual({ platform: 'x', id: '44196397' });
  for (const other of [
    { platform: 'x', id: '44196397' },
    { platform: 'galxe', id: '44196397' },
    { platform: 'kaito', id: 'STOCK_ENTITY_SPCX' },
    { platform: 'kaito', id: '123456789012345678901' }, // longer than ids of X are
  ] as const)
    expect(personOf(other)).toEqual(other);
});

it('knows the profiles of a person from any of them', () => {
  const both = [
    { platform: 'x', id: '7' },
    { platform: 'kaito', id: '7' },
  ] as const;
  for (const one of both) expect(profilesOf(one)).toEqual(both);
  expect(profilesOf({ platform: 'galxe', id: '7' })).toEqual([{ platform: 'galxe', id: '7' }]);
  expect(profilesOf({ platform: 'x', id: 'not-a-number' })).toHaveLength(1);
});

it('is less sure where profiles were joined', () => {
  expect(joinedConfidence(['kaito'])).toBe(0.95);
  expect(joinedConfidence([])).toBeUndefined();
  expect(joinedConfidence(['kaito'], [{ profile: 'galxe:0xA', confidence: 0.5 }])).toBe(0.5);
  expect(joinedConfidence([], [{ profile: 'galxe:0xA', confidence: 0.25 }])).toBe(0.25);
});
