import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { calibrationMethodology } from '@infofi-lens/shared/scoring/roi/calibration';
import { compiledWords } from '@infofi-lens/shared/words/compile';
import { directionOf, type Locale, locales, source } from '@infofi-lens/shared/words/locales';
import { keyOf, sentencesOf } from '@infofi-lens/shared/words/sentence';
import { build, type Plugin } from 'esbuild';
import { calibrationWords } from '../pages/calibration/words.ts';
import { confirmWords } from '../pages/confirm/words.ts';
import { connectWords } from '../pages/connect/words.ts';
import { resetWords } from '../pages/reset/words.ts';
import { statusWords } from '../pages/status/words.ts';
import { pageWords, startWords } from '../pages/words.ts';
import { messagesOf, spokenIn } from '../words/speak.ts';
import { problemCodes } from './problem-codes.ts';

export interface PageFile {
  type: string;
  /** One for all, or one for each language. */
  body: string | Readonly<Record<Locale, string>>;
}
/** The pages and what they load, by path. */
export type Pages = ReadonlyMap<string, PageFile>;

const folder = new URL('../pages/', import.meta.url);

/**
 * Reads the pages, fills in their texts, and compiles their scripts: TypeScript like everything else, bundled when the server
 * starts (about 50 ms). Scripts, styles and the texts of scripts are files of their own, because the pages forbid inline ones.
 */
export async function loadPages(): Promise<Pages> {
  const [documents, docs, icon, styles, swaggerCss, swaggerJs, scripts] = await Promise.all([
    Promise.all(Object.entries(spoken).map(async ([path, { file, words }]) => [path, html(inEach(await text(file), words))] as const)),
    text('docs/docs.html'),
    text('icon.svg'),
    Promise.all(
      ['pages.css', 'docs/docs.css', 'status/status.css', 'calibration/calibration.css'].map(
        async (name) => [name, await text(name)] as const,
      ),
    ),
    readFile(new URL(import.meta.resolve('swagger-ui-dist/swagger-ui.css')), 'utf8'),
    readFile(new URL(import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js')), 'utf8'),
    bundle([
      'connect/connect.ts',
      'confirm/confirm.ts',
      'reset/reset.ts',
      'docs/docs.ts',
      'status/status.ts',
      'calibration/calibration.ts',
    ]),
  ]);
  const others = locales.filter((locale) => locale !== source);
  return new Map<string, PageFile>([
    ...documents,
    ['/v1/docs', html(docs.replace('<!-- codes -->', codeRows()))], // for developers, in English
    ['/assets/icon.svg', { type: 'image/svg+xml', body: icon }],
    ...styles.map(([name, body]) => [`/assets/${baseOf(name)}`, css(body)] as const),
    ['/assets/swagger-ui.css', css(swaggerCss)],
    ['/assets/swagger-ui-bundle.js', js(swaggerJs)],
    ...scripts.map(([name, code]) => [`/assets/${name}`, js(code)] as const),
    ...others.map((locale) => [`/assets/words/${locale}.json`, json(saidByScripts(locale))] as const),
  ]);
}

/** What the scripts of pages say in that language: all but the mails, and of shared/ what one page explains. */
function saidByScripts(locale: Locale): object {
  const explained = new Set(sentencesOf(calibrationMethodology).map(keyOf));
  const isSaid = (key: string) => explained.has(key) || (key.startsWith('server.') && !key.startsWith('server.mail.'));
  return Object.fromEntries(Object.entries(messagesOf(locale)).filter(([key]) => isSaid(key)));
}

/** The pages that speak, with their texts. */
const spoken: Readonly<Record<string, { file: string; words: { title: string; name?: string } }>> = {
  '/': { file: 'index.html', words: startWords },
  '/connect': { file: 'connect/connect.html', words: connectWords },
  '/confirm': { file: 'confirm/confirm.html', words: confirmWords },
  '/reset': { file: 'reset/reset.html', words: resetWords },
  '/status': { file: 'status/status.html', words: statusWords },
  '/calibration': { file: 'calibration/calibration.html', words: calibrationWords },
};

/** `{{page.close}}` is what all pages share, `{{own.title}}` what this one says; `lang` and `name` are of the document. */
function inEach(template: string, words: { title: string; name?: string }): Readonly<Record<Locale, string>> {
  const filled = locales.map((locale) => {
    const [page, own] = [spokenIn(pageWords, locale), spokenIn(words, locale)];
    const given: object = { lang: locale, name: page.name(own.name ?? own.title), page, own };
    const named = template.replace('<html lang="en">', `<html lang="${locale}" dir="${directionOf(locale)}">`);
    return [locale, named.replace(/\{\{([\w.]+)\}\}/g, (_, name: string) => escaped(textAt(given, name)))] as const;
  });
  return Object.fromEntries(filled) as Record<Locale, string>; // one for each
}

/** @throws for a name that no text has: a page is never served with a hole in it. */
function textAt(given: object, name: string): string {
  const found = name.split('.').reduce<unknown>((at, key) => Object(at)[key], given);
  if (typeof found === 'string') return found;
  throw new Error(`No text is called ${name}.`);
}

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const baseOf = (path: string) => path.replace(/^.*[/\\]/, '');

/** Messages of `words.ts` are compiled here, so that no page loads a parser of them. */
const words: Plugin = {
  name: 'words',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[/\\]words\.ts$/ }, async ({ path }) => ({ contents: compiledWords(await readFile(path, 'utf8')), loader: 'ts' })),
};

const text = (name: string) => readFile(new URL(name, folder), 'utf8');

async function bundle(entries: readonly string[]): Promise<[name: string, code: string][]> {
  const { outputFiles } = await build({
    entryPoints: entries.map((name) => fileURLToPath(new URL(name, folder))),
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/',
    entryNames: '[name]',
    plugins: [words],
  });
  return outputFiles.map(({ path, text: code }) => [baseOf(path), code]);
}

function codeRows(): string {
  return Object.entries(problemCodes)
    .map(([code, status]) => `<tr id="code-${code}"><td><code>${code}</code></td><td>${status}</td></tr>`)
    .join('\n');
}

const html = (body: PageFile['body']): PageFile => ({ type: 'text/html; charset=utf-8', body });
const css = (body: string): PageFile => ({ type: 'text/css; charset=utf-8', body });
const json = (held: object): PageFile => ({ type: 'application/json; charset=utf-8', body: JSON.stringify(held) });
const js = (body: string): PageFile => ({ type: 'text/javascript; charset=utf-8', body });
