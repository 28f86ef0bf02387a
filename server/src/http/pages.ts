import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { problemCodes } from './problem-codes.ts';

export interface PageFile {
  type: string;
  body: string;
}
/** The pages and what they load, by path. */
export type Pages = ReadonlyMap<string, PageFile>;

const folder = new URL('../pages/', import.meta.url);

/**
 * Reads the pages and compiles their scripts: TypeScript like everything else, bundled when the server starts (about 50 ms).
 * Scripts and styles are files of their own, because the pages forbid inline ones.
 */
export async function loadPages(): Promise<Pages> {
  const [
    index,
    connect,
    confirm,
    reset,
    docs,
    status,
    calibration,
    icon,
    pagesCss,
    docsCss,
    statusCss,
    calibrationCss,
    swaggerCss,
    swaggerJs,
    scripts,
  ] = await Promise.all([
    text('index.html'),
    text('connect/connect.html'),
    text('confirm/confirm.html'),
    text('reset/reset.html'),
    text('docs/docs.html'),
    text('status/status.html'),
    text('calibration/calibration.html'),
    text('icon.svg'),
    text('pages.css'),
    text('docs/docs.css'),
    text('status/status.css'),
    text('calibration/calibration.css'),
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
  return new Map([
    ['/', html(index)],
    ['/connect', html(connect)],
    ['/confirm', html(confirm)],
    ['/reset', html(reset)],
    ['/v1/docs', html(docs.replace('<!-- codes -->', codeRows()))],
    ['/status', html(status)],
    ['/calibration', html(calibration)],
    ['/assets/icon.svg', { type: 'image/svg+xml', body: icon }],
    ['/assets/pages.css', css(pagesCss)],
    ['/assets/docs.css', css(docsCss)],
    ['/assets/status.css', css(statusCss)],
    ['/assets/calibration.css', css(calibrationCss)],
    ['/assets/swagger-ui.css', css(swaggerCss)],
    ['/assets/swagger-ui-bundle.js', js(swaggerJs)],
    ...scripts.map(([name, code]) => [`/assets/${name}`, js(code)] as const),
  ]);
}

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
  });
  return outputFiles.map(({ path, text: code }) => [path.replace(/^.*[/\\]/, ''), code]);
}

function codeRows(): string {
  return Object.entries(problemCodes)
    .map(([code, status]) => `<tr id="code-${code}"><td><code>${code}</code></td><td>${status}</td></tr>`)
    .join('\n');
}

const html = (body: string): PageFile => ({ type: 'text/html; charset=utf-8', body });
const css = (body: string): PageFile => ({ type: 'text/css; charset=utf-8', body });
const js = (body: string): PageFile => ({ type: 'text/javascript; charset=utf-8', body });
