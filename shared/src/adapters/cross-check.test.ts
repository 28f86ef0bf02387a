import { describe, expect, it } from 'vitest';
import type { AnyObservation } from '../facts/observation.ts';
import { crossCheck } from './cross-check.ts';

const card = (id: string, fields: object) =>
  ({
    platform: 'galxe',
    kind: 'campaign',
    id,
    observedAt: 1_790_000_000_000,
    adapter: 'galxe@1',
    via: 'dom',
    context: 'explore',
    fields,
  }) as unknown as AnyObservation; // as much of one as the check reads
const data = (entries: Record<string, Record<string, unknown>>) => new Map(Object.entries(entries));
const url = 'https://app.galxe.com/quest/a/b';
const told = data({ a: { name: 'Bridge to Base', points: 20, participants: 15_916 }, b: { name: 'Swap & stay', points: 5 } });
const good = [
  card('a', { url, name: 'Bridge to Base', points: 20, participantsAtLeast: 15_910 }),
  card('b', { url, name: 'Swap & stay', points: 5 }),
];

describe('what the screen says', () => {
  it('counts for the campaigns that the data left out, where the two agree on others', () => {
    const { observations, contradicted } = crossCheck([...good, card('c', { url, name: 'Third', points: 9, participants: 4 })], told);
    expect(observations.map(({ id }) => id)).toEqual(['c']);
    expect(observations[0]?.fields).toEqual({ url, name: 'Third', points: 9 }); // an exact count was never met
    expect(contradicted).toEqual([]);
  });

  it('is set aside for every card in a field that contradicts the data, and in that field only', () => {
    const shifted = [card('a', { url, name: 'Galaxy Labs', points: 20 }), card('b', { url, name: 'Swap & stay', points: 5 })];
    const { observations, contradicted } = crossCheck([...shifted, card('c', { url, name: 'Also Galaxy Labs', points: 9 })], told);
    expect(observations[0]?.fields).toEqual({ url, points: 9 });
    expect(contradicted).toEqual(['name']);
  });

  it('is nothing where it never met the data', () => {
    expect(crossCheck([card('c', { url, name: 'Third', points: 9 })], told)).toEqual({ observations: [], contradicted: [] });
    expect(crossCheck(good, data({}))).toEqual({ observations: [], contradicted: [] });
  });

  it.each([
    ['a title that was cut off', 'Bridge to…', 0],
    ['a title in other letters', 'BRIDGE  TO BASE', 0],
    ['the beginning of another', 'Bridge', 1],
  ])('knows %s', (_, name, differing) => {
    expect(crossCheck([card('a', { name })], told).contradicted).toHaveLength(differing);
  });

  it('lets a counter move while the page is open, and not to ten times itself', () => {
    expect(crossCheck([card('a', { participants: 16_100 })], told).contradicted).toEqual([]);
    expect(crossCheck([card('a', { participants: 159_160 })], told).contradicted).toEqual(['participants']);
  });
});
