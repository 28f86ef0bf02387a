import type { CompiledMessage } from 'icu-minify/format';
import { source } from './locales.ts';

/** The texts of one language, compiled by the build, by their keys ("popup.status.label"). */
export type Dictionary = Readonly<Record<string, CompiledMessage>>;

/** What speaks: a language, or whichever is spoken at the moment. */
export interface Language {
  readonly locale: () => string;
  /** `undefined`: the English text stands. */
  readonly text: (key: string) => CompiledMessage | undefined;
}

let locale: string = source;
let dictionary: Dictionary = {};
const listeners = new Set<() => void>();

/** The language of texts and numbers. One place, so that both change together. */
export const currentLocale = (): string => locale;

/** The language of each moment. */
export const spoken: Language = { locale: currentLocale, text: (key) => dictionary[key] };

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
