import { describe, expect, it } from 'vitest';
import { personOf, profileKeyOf, subjectsOf } from './person.ts';

describe('who stands on a board', () => {
  it('is the X account where the platform names people by it, and says how sure that is', () => {
    const person = { id: 'x:413403277', confidence: 0.95, by: 'same-x-id' };
    expect(personOf('kaito', 'top-leaderboard:ANOMA::7d', '413403277')).toEqual(person);
    expect(personOf('galxe', 'starboard:12', '413403277')).toEqual(person);
  });

  it("is the platform's own account elsewhere", () => {
    expect(personOf('galxe', 'points:40', '413403277')).toEqual({ id: 'galxe:413403277', confidence: 1, by: 'own-id' });
    expect(personOf('x', 'any', '5')).toEqual({ id: 'x:5', confidence: 1, by: 'own-id' });
  });

  it.each(['BTC', 'AI_ENTITY_Anthropic', '1INCH', '', '123456789012345678901'])('is nobody for %s, which is no account', (subject) => {
    expect(personOf('kaito', 'company_sector_leaderboard:ai::7d', subject)).toBeUndefined();
    expect(personOf('galxe', 'starboard:12', subject)).toBeUndefined();
  });
});

describe('the seats of a person', () => {
  it('are looked for wherever a platform names people by their X account', () => {
    expect(subjectsOf('x:7')).toEqual(['x', 'kaito', 'galxe'].map((platform) => ({ platform, subjectId: '7' })));
    expect(subjectsOf('galxe:a:b')).toEqual([{ platform: 'galxe', subjectId: 'a:b' }]);
    expect(subjectsOf('x:no-number')).toEqual([{ platform: 'x', subjectId: 'no-number' }]);
  });
});

it('names the profile that is the person', () => {
  expect(profileKeyOf('galxe:a:b')).toBe('galxe:profile:a:b');
});
