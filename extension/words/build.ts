import { existsSync, readFileSync } from 'node:fs';
import compile from 'icu-minify/compile';
import type { CompiledMessage } from 'icu-minify/format';
import { asWritten, english, type Messages } from './english.ts';
import { locales, source } from './locales.ts';
import { problemsOf } from './problems.ts';
import { pseudoLocales } from './pseudo.ts';

/** What translators wrote, by key. `undefined`: nobody began. */
export function translationOf(locale: string): Messages | undefined {
  const file = new URL(`./locales/${locale}.json`, import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Messages) : undefined;
}

/** The texts of each language that is complete, English first. One that lacks a text is not offered at all. */
export async function completeTranslations(): Promise<ReadonlyMap<string, Messages>> {
  const texts = await english();
  const complete = locales.flatMap((locale) => {
    if (locale === source) return [[locale, texts] as const];
    const translation = translationOf(locale);
    return translation && problemsOf(locale, texts, translation).length === 0 ? [[locale, translation] as const] : [];
  });
  return new Map(complete);
}

type Compiled = Record<string, CompiledMessage>;
interface GeneratedFile {
  readonly relativeDest: string;
  readonly contents: string;
}

/** The languages of a build and the files they need. @param testing Adds the languages that only tests speak. */
export async function localesOfBuild(testing: boolean): Promise<{ offered: readonly string[]; files: readonly GeneratedFile[] }> {
  const translations = await completeTranslations();
  const compiled = new Map<string, Compiled>();
  for (const [locale, texts] of translations) compiled.set(locale, mapped(texts, compile));
  const plain = compiled.get(source) ?? {};
  if (testing) for (const [locale, disguise] of Object.entries(pseudoLocales)) compiled.set(locale, mapped(plain, disguise));
  const file = (relativeDest: string, contents: unknown) => ({ relativeDest, contents: JSON.stringify(contents) });
  return {
    offered: [...compiled.keys()],
    files: [
      ...[...compiled].filter(([locale]) => locale !== source).map(([locale, texts]) => file(`locales/${locale}.json`, texts)),
      ...[...translations].map(([locale, texts]) => file(`_locales/${locale.replace('-', '_')}/messages.json`, forManifest(texts))),
    ],
  };
}

/** The texts that the browser itself shows, in the form it reads them. */
const forManifest = (texts: Messages) =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([key, message]) => (key.startsWith('manifest.') ? [[key.slice('manifest.'.length), { message }]] : [])),
  );

const mapped = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const saidLiterally = /\bsay(<[^(]*>)?\(\s*('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")/g;

/** Compiles the messages that `words.ts` files hold, so that no parser of them has to travel. */
export const compiledMessages = () => ({
  name: 'compiled-messages',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!/\/words\.ts(\?|$)/.test(id) || id.includes(asWritten)) return undefined;
    const made = code.replace(
      saidLiterally,
      (_, types: string | undefined, literal: string) => `say${types ?? ''}(${JSON.stringify(compile(unquoted(literal)))}`,
    );
    return { code: made, map: null };
  },
});

const unquoted = (literal: string): string =>
  JSON.parse(
    `"${literal
      .slice(1, -1)
      .replace(/\\'/g, "'")
      .replace(/(?<!\\)"/g, '\\"')}"`,
  );
