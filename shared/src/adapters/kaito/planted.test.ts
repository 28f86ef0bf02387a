import { expect, it } from 'vitest';
import { planted } from './testing/planted.ts';
import { readAnswer } from './testing/read.ts';

it('finds every planted row with the right values, invents none, and counts every broken one', () => {
  let rows = 0;
  for (let seed = 1; seed <= 400; seed += 1) {
    const { url, requestBody, body, expected, broken } = planted(seed);
    const { observations, rejected } = readAnswer(url, body, requestBody === undefined ? {} : { requestBody });
    const found = new Map(observations.map(({ kind, id, observedAt, fields }) => [`${kind} ${id}@${observedAt}`, fields]));
    expect(found, `seed ${seed}`).toEqual(expected);
    expect(rejected, `seed ${seed}`).toBe(broken);
    rows += expected.size;
  }
  expect(rows).toBeGreaterThan(5_000);
});
