import format, { type CompiledMessage, type FormatOptions } from 'icu-minify/format';
import { currentLocale, perLocale, translated } from './current.ts';

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
  const words = live(area, tree);
  Object.defineProperty(words, origin, { value: { area, tree } });
  return words as Texts<T>; // one property for each, as Texts says
}

function live(path: string, tree: Tree): object {
  const words = {};
  for (const [name, text] of Object.entries(tree)) {
    const key = `${path}.${name}`;
    if (typeof text === 'string') Object.defineProperty(words, name, { get: () => written(translated(key) ?? text), enumerable: true });
    else Object.defineProperty(words, name, { value: isSay(text) ? said(key, text) : live(key, text), enumerable: true });
  }
  return words;
}

const isSay = (text: Say<never> | Tree): text is Say<never> => typeof text.values === 'function';

const said =
  (key: string, { message, values }: Say<never>) =>
  (...args: never) =>
    written(translated(key) ?? message, values(...args));

/** Without elements among the values it is a string. */
export const written = (message: CompiledMessage, values: Values = {}): string =>
  format<string>(message, currentLocale(), values, options()) as string;

const options = perLocale((locale): FormatOptions => {
  const [numbers, plurals] = [new Intl.NumberFormat(locale), new Intl.PluralRules(locale)];
  return {
    formatters: {
      getNumberFormat: () => numbers,
      getPluralRules: () => plurals,
      getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args), // moments are written by ui/format.ts
    },
  };
});
