import { expect, it } from 'vitest';
import { plantedAnswer } from './testing/planted-answer.ts';
import { readBody } from './testing/read.ts';

const seeds = Array.from({ length: 200 }, (_, i) => 1_000 + i * 7);

it('finds every planted entity with the right values, and invents none', () => {
  let planted = 0;
  for (const seed of seeds) {
    const { body, capture, expected } = plantedAnswer(seed);
    const { observations } = readBody(body, capture);
    const found = new Map(observations.map(({ kind, id, fields }) => [`${kind} ${id}`, fields]));
    expect(found, `seed ${seed}`).toEqual(expected);
    planted += expected.size;
  }
  expect(planted).toBeGreaterThan(3_000);
}, 30_000);
