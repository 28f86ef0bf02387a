import { existsSync, readFileSync } from 'node:fs';
import { compiledWords } from '@infofi-lens/shared/words/compile';
import { locales, source } from '@infofi-lens/shared/words/locales';
import compile from 'icu-minify/compile';
import type { CompiledMessage } from 'icu-minify/format';
import { asWritten, english, type Messages } from './english.ts';
import { problemsOf } from './problems.ts';
import { pseudoLocales } from './pseudo.ts';

/** Beside what is shared: the server speaks out of the same files. */
export const localesFolder = new URL('../../shared/src/words/locales/', import.meta.url);

/** What translators wrote, by key. `undefined`: nobody began. */
export function translationOf(locale: string): Messages | undefined {
  const file = new URL(`${locale}.json`, localesFolder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Messages) : undefined;
}

/** The texts of each language that is complete, English first. One that lacks a text is not offered at all. */
export async function completeTranslations(): Promise<ReadonlyMap<string, Messages>> {
  const texts = ofExtension(await english());
  const complete = locales.flatMap((locale) => {
    if (locale === source) return [[locale, texts] as const];
    const translation = ofExtension(translationOf(locale) ?? {});
    return problemsOf(locale, texts, translation).length === 0 ? [[locale, translation] as const] : [];
  });
  return new Map(complete);
}

/** Without what the server alone says: no browser has to carry it, and the sources of the extension are whole without the server's. */
const ofExtension = (texts: Messages): Messages => Object.fromEntries(Object.entries(texts).filter(([key]) => !key.startsWith('server.')));

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

/** Compiles the messages that `words.ts` files hold, so that no parser of them has to travel. */
export const compiledMessages = () => ({
  name: 'compiled-messages',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!/\/words\.ts(\?|$)/.test(id) || id.includes(asWritten)) return undefined;
    return { code: compiledWords(code), map: null };
  },
});
