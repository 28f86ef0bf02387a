import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Templates of a file that put English words beside a value, as "${n} points" does. */
function gluedIn(code: string): string[] {
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*/g, '');
  return [...bare.matchAll(/(.*)`([^`]*)`/g)].flatMap(([, before = '', template = '']) => {
    // What is thrown or counted is for programs and people who look into them.
    if (/Error\(|message:|className|console\./.test(before)) return [];
    const said = template.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '\0');
    return /\0 [A-Za-z]|[A-Za-z] \0/.test(said) ? [template] : [];
  });
}

const value = '$'.concat('{n}');

it('knows words beside a value from a value alone', () => {
  expect(gluedIn('a = `$N points`; // `$N h`'.replaceAll('$N', value))).toHaveLength(1);
  expect(gluedIn('a = `$N: $N · $N`;'.replaceAll('$N', value))).toEqual([]);
  expect(gluedIn('throw new Error(`Nothing of $N is there.`)'.replaceAll('$N', value))).toEqual([]);
});

it('no words that people read stand outside of words.ts, where no translation would reach them', () => {
  const files = globSync('{ui,features}/**/*.{ts,tsx}', { cwd: folder }).filter((file) => !/\.test\.|testing\/|words\.ts$/.test(file));
  expect(files.length).toBeGreaterThan(200);
  const glued = files.flatMap((file) => gluedIn(readFileSync(path.join(folder, file), 'utf8')).map((said) => `${file}: ${said}`));
  expect(glued).toEqual([]);
});
