import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Messages } from './english.ts';

/** The English texts as the translations were made from them. */
export const translatedFrom = fileURLToPath(new URL('./translated-from.json', import.meta.url));

/**
 * Keys whose English text says something else than when it was translated: translations are compared by key, so nothing else would show
 * that they say what English said before. New texts are not among them; those are missing.
 */
export function changedSince(english: Messages): readonly string[] {
  const then = JSON.parse(readFileSync(translatedFrom, 'utf8')) as Messages; // a file of ours
  return Object.keys(english).filter((key) => Object.hasOwn(then, key) && then[key] !== english[key]);
}
