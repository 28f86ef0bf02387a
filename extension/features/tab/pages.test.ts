import { expect, it } from 'vitest';
import { groups, listOf, pageNamed } from './pages.ts';
import { tabWords } from './words.ts';

it('puts every page into the menu once, or has it reached from a list that is there', () => {
  const inMenu = groups.flatMap(({ pages }) => pages);
  expect(new Set(inMenu).size).toBe(inMenu.length);
  for (const page of Object.keys(tabWords.pages) as (keyof typeof tabWords.pages)[]) expect(inMenu).toContain(listOf[page] ?? page);
});

it('knows an address without a name, and none that nobody made', () => {
  expect(pageNamed('')).toBe('plan');
  expect(pageNamed('campaigns')).toBe('campaigns');
  expect(pageNamed('toString')).toBeUndefined();
});
