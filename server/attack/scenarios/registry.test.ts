import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { scenarios } from './registry.ts';

it('holds every scenario of this folder, under the name of its file', async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => !file.includes('.test.'));
  const found: string[] = [];
  for (const file of files)
    if (/^export const \w+: Scenario = /m.test(await readFile(`${import.meta.dirname}/${file}`, 'utf8')))
      found.push(file.replace('.ts', ''));
  expect(scenarios.map(({ name }) => name).toSorted()).toEqual(found.toSorted());
});
