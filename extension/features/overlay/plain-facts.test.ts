import { facts } from '@infofi-lens/shared/facts/table';
import { expect, it } from 'vitest';
import { plainFacts } from './plain-facts.ts';

const { load, transform } = plainFacts();
const shared = new URL('../../../shared/src/', import.meta.url).pathname;

it('gives the overlay what is said of every field, and nothing that checks one', async () => {
  const source = load(`${shared}facts/table.ts`) ?? '';
  const given = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as { facts: typeof facts };
  expect(given.facts).toEqual(
    Object.fromEntries(
      Object.entries(facts).map(([kind, fields]) => [
        kind,
        Object.fromEntries(Object.entries(fields).map(([name, { schema, accepts, ...said }]) => [name, said])),
      ]),
    ),
  );
});

it('leaves every other module as it is', () => {
  expect(load(`${shared}facts/catalog.ts`)).toBeUndefined();
  expect(transform('export {}', '/elsewhere/module.ts')).toBeUndefined();
});
