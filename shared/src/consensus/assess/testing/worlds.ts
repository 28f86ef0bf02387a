import { Dice } from '../../../testing/dice.ts';
import type { Report } from '../report.ts';

/**
 * Sixteen people and thirty items: most are right, `m` and `n` copy `l` who guesses, `o` says the same always, `p` speaks once.
 * Values beyond the first three are so rare that they are nobody's favourites.
 */
export function words(): Report[] {
  const dice = new Dice(20);
  const people = [...'abcdefghijk'];
  return Array.from({ length: 30 }, (_, item) => {
    const said: [string, string][] = dice
      .shuffled(people)
      .slice(0, 3 + (item % 5))
      .map((who) => [who, dice.chance(0.75) ? `v${item % 3}` : dice.chance(0.2) ? `rare ${item}` : `v${dice.whole(0, 2)}`]);
    const guess = `v${dice.whole(0, 2)}`;
    if (item % 4 !== 0) said.push(['l', guess], ['m', item % 7 === 0 ? 'v1' : guess], ['n', guess]);
    if (item % 3 !== 0) said.push(['o', 'v0']);
    if (item === 7) said.push(['p', 'v1']);
    return said.map(([contributor, value]) => ({ item: `i${String(item).padStart(2, '0')}`, contributor, value }));
  })
    .flat()
    .concat({ item: 'only one', contributor: 'c', value: 'v2' });
}

/**
 * Twelve people and twenty items of numbers: `h` is always off by much the same, `i` is noisy, `j`, `k` and `l` lie together about every
 * other item, and `a` once sends an absurd number. On one item everybody says the same, on another only one says anything.
 */
export function numbers(): Report[] {
  const dice = new Dice(21);
  return Array.from({ length: 20 }, (_, item) => {
    const truth = 100 + 7 * item;
    const noise = (width: number) => (dice.next() - 0.5) * width;
    const said: [string, number][] = dice
      .shuffled([...'abcdefg'])
      .slice(0, 4 + (item % 3))
      .map((who) => [who, truth + noise(8)]);
    if (item % 5 !== 0) said.push(['h', truth + 60 + noise(2)]);
    if (item % 3 !== 0) said.push(['i', truth + noise(90)]);
    for (const who of 'jkl') said.push([who, item % 2 === 0 ? truth - 45 : truth + noise(8)]);
    if (item === 4) said.push(['a', -1e7]);
    return said.map(([contributor, value]) => ({
      item: `i${String(item).padStart(2, '0')}`,
      contributor,
      value: Math.round(value * 8) / 8,
    }));
  })
    .flat()
    .concat(
      [...'bcde'].map((contributor) => ({ item: 'same', contributor, value: 50 })),
      { item: 'only one', contributor: 'd', value: 70 },
    );
}
