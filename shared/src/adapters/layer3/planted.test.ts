import { expect, it } from 'vitest';
import { planted } from './testing/planted.ts';
import { readAnswer } from './testing/read.ts';

it('finds every planted entity with the right values, invents none, and counts every broken one', () => {
  let entities = 0;
  for (let seed = 1; seed <= 400; seed += 1) {
    const { url, requestBody, body, expected, broken } = planted(seed);
    const { observations, rejected } = readAnswer(url, body, requestBody === undefined ? {} : { requestBody });
    const found = new Map(observations.map(({ kind, id, fields }) => [`${kind} ${id}`, fields]));
    expect(found, `seed ${seed}`).toEqual(expected);
    expect(rejected, `seed ${seed}`).toBe(broken);
    entities += expected.size;
  }
  expect(entities).toBeGreaterThan(3_500);
});
