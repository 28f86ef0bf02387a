import format, { type CompiledMessage, type FormatOptions } from 'icu-minify/format';
import { type Language, spoken } from './current.ts';

type Values = Readonly<Record<string, string | number>>;

/** A text with parameters: an ICU message, and what its placeholders stand for. */
export interface Say<A extends readonly unknown[]> {
  readonly message: CompiledMessage;
  readonly values: (...args: A) => Values;
}
/** The texts of an area as its `words.ts` writes them down. */
export interface Tree {
  readonly [name: string]: string | Say<never> | Tree;
}
/** The same as it is used: texts are read, texts with parameters are called, both in the language of that moment. */
export type Texts<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends Say<infer A> ? (...args: A) => string : Texts<T[K]>;
};

/**
 * A text with parameters: `say('{n, plural, one {# result} other {# results}}', (n: number) => ({ n }))`.
 * @param message ICU MessageFormat as one string literal: the build compiles it where it stands.
 * @param values What each placeholder stands for. A number for `plural` and `number`, a word of English for `select`.
 */
export const say = <A extends readonly unknown[]>(message: CompiledMessage, values: (...args: A) => Values): Say<A> => ({
  message,
  values,
});

const origin = Symbol('origin');

/** Where texts come from: for the script that lists them and the tests. `undefined` for what is no object of texts. */
export const originOf = (words: unknown): { readonly area: string; readonly tree: Tree } | undefined =>
  typeof words === 'object' && words !== null ? (words as { [origin]?: { area: string; tree: Tree } })[origin] : undefined;

/**
 * The texts of an area of the interface in English, which speak the current language each time they are asked.
 * @param area What their keys begin with, once in the whole product.
 */
export function texts<const T extends Tree>(area: string, tree: T): Texts<T> {
  const words = inLanguage(area, tree, spoken);
  Object.defineProperty(words, origin, { value: { area, tree } });
  return words as Texts<T>; // one property for each, as Texts says
}

/** @param language What they speak: one, or that of each moment. */
export function inLanguage(area: string, tree: Tree, language: Language): object {
  const words = {};
  for (const [name, text] of Object.entries(tree)) {
    const key = `${area}.${name}`;
    if (typeof text === 'string') Object.defineProperty(words, name, { get: () => written(language, key, text), enumerable: true });
    else {
      const value = isSay(text) ? said(key, text, language) : inLanguage(key, text, language);
      Object.defineProperty(words, name, { value, enumerable: true });
    }
  }
  return words;
}

export const isSay = (text: Say<never> | Tree): text is Say<never> => typeof text.values === 'function';

const said =
  (key: string, { message, values }: Say<never>, language: Language) =>
  (...args: never) =>
    written(language, key, message, values(...args));

/** The text of that key in that language, where it lacks it the English one. Without elements among the values it is a string. */
export function written(language: Language, key: string, english: CompiledMessage, values: Values = {}): string {
  const locale = language.locale();
  return format<string>(language.text(key) ?? english, locale, values, optionsFor(locale)) as string;
}

const made = new Map<string, FormatOptions>();

/** Made once for each language: formatters cost more than what they format. */
function optionsFor(locale: string): FormatOptions {
  const held = made.get(locale);
  if (held) return held;
  const [numbers, plurals] = [new Intl.NumberFormat(locale), new Intl.PluralRules(locale)];
  const options: FormatOptions = {
    formatters: {
      getNumberFormat: () => numbers,
      getPluralRules: () => plurals,
      getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args), // moments are written by ui/format.ts
    },
  };
  made.set(locale, options);
  return options;
}
