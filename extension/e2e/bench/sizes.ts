import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { atMost, type BenchRow } from '../../../server/bench/row.ts';
import { extensionDir } from '../harness/build-extension.ts';

const isolated = ['galxe', 'kaito', 'layer3', 'x'] as const;

/** What a page has to load because of the extension, and the popup before it can be seen. Gzip, in kB of 1,000 bytes. */
export function sizes(): BenchRow[] {
  const scripts = isolated.map((name) => gzipped(`content-scripts/${name}.js`));
  return [
    atMost(
      'Tap in the page’s world, gzip',
      4,
      Math.max(gzipped('content-scripts/tap.js'), gzipped('content-scripts/x-tap.js')),
      undefined,
      'kB',
    ),
    atMost('Largest isolated script, gzip', 40, Math.max(...scripts), undefined, 'kB'),
    atMost('Overlay’s scripts, gzip', 90, gzipped('overlay-chips.js') + gzipped('overlay-card.js'), undefined, 'kB'),
    atMost('the one of them that draws chips', 90, gzipped('overlay-chips.js'), undefined, 'kB'),
    atMost('Popup’s scripts before first paint, gzip', 150, sum(scriptsOf('popup.html').map(gzipped)), undefined, 'kB'),
  ];
}

/** The scripts that a page of the extension names, preloaded ones included. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(path.join(extensionDir, page), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => match[1] ?? '');
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(path.join(extensionDir, file)), { level: 9 }).length / 1_000;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
