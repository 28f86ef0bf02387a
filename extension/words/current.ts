import type { CompiledMessage } from 'icu-minify/format';
import { source } from './locales.ts';

/** The texts of one language, compiled by the build, by their keys ("popup.status.label"). */
export type Dictionary = Readonly<Record<string, CompiledMessage>>;

let locale: string = source;
let dictionary: Dictionary = {};
const listeners = new Set<() => void>();

/** The language of texts and numbers. One place, so that both change together. */
export const currentLocale = (): string => locale;

/** The text of that key in the current language; `undefined`: the English one stands. */
export const translated = (key: string): CompiledMessage | undefined => dictionary[key];

/** Makes everything that is drawn from now on speak that language. */
export function speak(next: string, texts: Dictionary): void {
  locale = next;
  dictionary = texts;
  for (const changed of listeners) changed();
}

/** @returns how to stop. */
export function onLocale(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Something that is made once for each language: formatters cost more than what they format. */
export function perLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const held = made.get(locale) ?? make(locale);
    made.set(locale, held);
    return held;
  };
}
