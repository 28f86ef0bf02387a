import { spoken } from './current.ts';
import { written } from './texts.ts';

/**
 * What shared/ says in English (labels of fields, how a measure is made) in the current language. Such texts are put together
 * from sentences, which are translated one by one.
 */
export const inWords = (english: string): string =>
  together(...sentencesOf(english).map((sentence) => written(spoken, keyOf(sentence), sentence)));

/** Sentences one after the other: with a space between, where the sign that ends one does not bring its own along as those of Chinese do. */
export const together = (...sentences: readonly string[]): string =>
  sentences.reduce((said, sentence) => `${said}${/[。！？]$/.test(said) ? '' : ' '}${sentence}`);

export const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?]) (?=\p{Lu})/u);

/**
 * The key of an English sentence of shared/: stable as long as the sentence is, and another one once it says something else,
 * so that no translation of an older sentence stays. FNV-1a.
 */
export function keyOf(sentence: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sentence.length; at++) hash = Math.imul(hash ^ sentence.charCodeAt(at), 0x01000193) >>> 0;
  return `shared.${hash.toString(16).padStart(8, '0')}`;
}
