import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import { knowledge, sharesOf } from './categories.ts';
import { clustersOf } from './clusters.ts';
import { closeness } from './likeness.ts';
import { likenessOfErrors, locate } from './numbers.ts';
import reference from './reference.json' with { type: 'json' };
import type { Assessment } from './report.ts';
import { likenessOfCategories } from './same.ts';
import { tableOf } from './table.ts';
import { numbers, words } from './testing/worlds.ts';

/**
 * What two small worlds come to, step by step, so that whoever computes the same elsewhere can compare. When one of these figures moves,
 * those of docs/consensus.md have moved too and have to be made anew.
 */
const digits = (list: Iterable<number>) => Array.from(list, (n) => Number(n.toPrecision(8)));
const plain = ({ standings, answers }: Assessment) => ({
  standings: [...standings].map(([who, { cluster, reliability, items }]) => [who, cluster, Number(reliability.toFixed(8)), items]),
  answers: [...answers].map(([item, { value, confidence, n }]) => [item, value, confidence, n]),
});

describe('a world of words', () => {
  const made = () => {
    const table = tableOf(words());
    const people = table.contributors.length;
    const pairs = likenessOfCategories(table);
    return { table, people, pairs, right: closeness(people, pairs, new Float64Array(people).fill(1)) };
  };

  it('has people who are so alike', () => {
    const { pairs } = made();
    expect({
      first: [...pairs.first],
      second: [...pairs.second],
      together: [...pairs.together],
      same: [...pairs.same],
      chance: digits(pairs.chance),
      likeness: digits(pairs.likeness),
    }).toEqual(reference.words.pairs);
  });

  it('has people who are so near to the truth', () => {
    const { people, pairs, right } = made();
    expect(digits(right)).toEqual(reference.words.right);
    const share = Float64Array.from(right, (_, who) => 1 / (1 + (who % 3)));
    expect(digits(closeness(people, pairs, share))).toEqual(reference.words.rightByShare);
  });

  it('has people who know so much, and whose words weigh so much', () => {
    const { table, people, pairs, right } = made();
    const cluster = clustersOf(people, pairs, right, []);
    const found = knowledge(table, cluster, sharesOf(table, cluster), right);
    expect({ knows: digits(found.knows), reliability: digits(found.reliability), weight: digits(found.weight) }).toEqual(
      reference.words.knowledge,
    );
  });

  it('comes to these answers', () => {
    expect(plain(assess(words(), { kind: 'category' }))).toEqual(reference.words.assessed);
  });
});

describe('a world of numbers', () => {
  const made = () => {
    const table = tableOf(numbers());
    const cluster = Int32Array.from(table.contributors, (name, who) => ('kl'.includes(name) ? table.contributors.indexOf('j') : who));
    const once = Float64Array.from(table.contributors, (name) => ('jkl'.includes(name) ? 1 / 3 : 1));
    return { table, located: locate(table, sharesOf(table, cluster), once) };
  };

  it('has items that lie there, reports that are so far off, and people who are biased so much', () => {
    const { located } = made();
    expect({
      location: digits(located.location),
      scale: digits(located.scale),
      distance: digits(located.distance),
      weight: digits(located.weight),
      bias: digits(located.bias),
    }).toEqual(reference.numbers.located);
  });

  it('has people who are off in the same way', () => {
    const { table, located } = made();
    const { first, second, together, same, chance, likeness } = likenessOfErrors(table, located);
    expect({
      first: [...first],
      second: [...second],
      together: [...together],
      same: [...same],
      chance: digits(chance),
      likeness: digits(likeness),
    }).toEqual(reference.numbers.pairs);
  });

  it('comes to these answers', () => {
    expect(plain(assess(numbers(), { kind: 'number' }))).toEqual(reference.numbers.assessed);
  });
});
