import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { locales, source } from '@infofi-lens/shared/words/locales';
import { localesFolder, translationOf } from './build.ts';
import { english, type Messages } from './english.ts';
import { problemsOf } from './problems.ts';
import { changedSince, translatedFrom } from './translated-from.ts';

/**
 * `npm run words`: what each language lacks. `npm run words -- LOCALE FILE` writes what is to be translated (as English, in the
 * form of a locale's file). `npm run words -- add LOCALE FILE` takes translated texts of such a file into the locale's own.
 * `npm run words -- looked-at`: what changed in English was looked at in every language.
 */
const [first, second, third] = process.argv.slice(2);
const texts = await english();
const folder = fileURLToPath(localesFolder);

if (first === undefined) process.exitCode = report() ? 0 : 1;
else if (first === 'looked-at') writeFileSync(translatedFrom, asJson(texts));
else if (first === 'add' && second !== undefined && third !== undefined) add(known(second), await read(third));
else if (first !== 'add' && second !== undefined) ask(known(first), second);
else throw new Error('Give nothing, LOCALE FILE, add LOCALE FILE, or looked-at.');

/** @returns whether every language that was begun is complete. */
function report(): boolean {
  console.log(`${source}: ${Object.keys(texts).length} texts`);
  for (const key of changedSince(texts)) console.log(`  changed under the same key: ${key}`);
  const others = locales.filter((locale) => locale !== source);
  return others
    .map((locale) => {
      const translation = translationOf(locale);
      const problems = translation && problemsOf(locale, texts, translation);
      console.log(`${locale}: ${problems === undefined ? 'not begun' : problems.length === 0 ? 'complete, offered' : 'not offered'}`);
      for (const { key, what, detail } of problems ?? []) console.log(`  ${what}: ${key}${detail === undefined ? '' : ` (${detail})`}`);
      return problems === undefined || problems.length === 0;
    })
    .every(Boolean);
}

function ask(locale: string, file: string): void {
  const wanted = new Set(problemsOf(locale, texts, translationOf(locale) ?? {}).map(({ key }) => key));
  const left = Object.entries(texts).filter(([key]) => wanted.has(key));
  writeFileSync(file, asJson(Object.fromEntries(left)));
  console.log(`${left.length} texts to translate into ${locale}: ${file}`);
}

/** Puts texts into the locale's file in the order of the English ones; what no text of ours is called is left out. */
function add(locale: string, translated: Messages): void {
  const all: Messages = { ...translationOf(locale), ...translated };
  const ordered = Object.keys(texts).flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]] as const]));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${locale}.json`), asJson(Object.fromEntries(ordered)));
  console.log(`${locale}: ${ordered.length} of ${Object.keys(texts).length} texts.`);
}

function known(locale: string): string {
  if (locale !== source && locales.some((one) => one === locale)) return locale;
  throw new Error(`${locale} is none of the languages to translate into: shared/src/words/locales.ts.`);
}

async function read(file: string): Promise<Messages> {
  const { default: held } = (await import(path.resolve(file), { with: { type: 'json' } })) as { default: Messages };
  return held;
}

function asJson(held: Messages): string {
  return `${JSON.stringify(held, null, 2)}\n`;
}
