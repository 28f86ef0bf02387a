import { expect, it } from 'vitest';
import { plant } from './testing/planted.ts';
import { fieldsById, readAnswer } from './testing/read.ts';

const seeds = Array.from({ length: 60 }, (_, at) => 1000 + at * 7919);

it.each(seeds)('says all that was planted in page %i, nothing else, and nothing of protected accounts', (seed) => {
  const planted = plant(seed);
  const result = readAnswer(planted.operation, planted.body);
  expect(fieldsById(result, 'post')).toEqual(planted.posts);
  expect(fieldsById(result, 'profile')).toEqual(planted.profiles);
  const said = JSON.stringify(result);
  expect(planted.secrets.filter((secret) => said.includes(secret))).toEqual([]);
});
