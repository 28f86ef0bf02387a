import { type PageName, tabWords } from './words.ts';

/** The pages of the menu, in groups; the first is where an address without a name leads. */
export const groups: readonly { readonly name: keyof typeof tabWords.groups; readonly pages: readonly PageName[] }[] = [
  { name: 'find', pages: ['plan', 'campaigns', 'spaces', 'profiles'] },
  { name: 'know', pages: ['board', 'creators', 'history', 'calibration'] },
  { name: 'mine', pages: ['participation', 'time', 'outcomes', 'activity'] },
];

/** The list that a page about one thing belongs to. */
export const listOf: Readonly<Partial<Record<PageName, keyof typeof tabWords.back>>> = {
  campaign: 'campaigns',
  space: 'spaces',
  profile: 'profiles',
};

/** @returns `undefined` for a name that no page has. An address without one is the first page. */
export function pageNamed(name: string): PageName | undefined {
  if (name === '') return groups[0]?.pages[0];
  return Object.hasOwn(tabWords.pages, name) ? (name as PageName) : undefined; // just looked up
}
