import type { Dictionary } from '@infofi-lens/shared/words/current';
import { dictionaryOf } from '../../words/choose.ts';
import { offered } from '../../words/offered.ts';

/** Areas whose texts the overlay shows; `shared` says how each value comes about. What runs in other people's pages gets no more. */
const areas: ReadonlySet<string> = new Set(['ui', 'figure', 'overlay', 'report', 'shared']);

/** @returns nothing for a language that is not offered. */
export async function overlayWords(locale: string): Promise<Dictionary> {
  if (!offered.includes(locale)) return {};
  const all = await dictionaryOf(locale);
  return Object.fromEntries(Object.entries(all).filter(([key]) => areas.has(key.split('.', 1)[0] ?? '')));
}
