import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { originOf, type Tree } from './texts.ts';

/** Texts in ICU MessageFormat by key, in the order they are written down. */
export type Messages = Readonly<Record<string, string>>;

/** Every text with its parameters' function, where it has one. */
export interface Text {
  readonly message: string;
  readonly values?: (...args: never) => Readonly<Record<string, string | number>>;
}

const folder = fileURLToPath(new URL('..', import.meta.url));

/** All texts of the interface as the `words.ts` files hold them, found by looking for such files. */
export async function englishTexts(): Promise<ReadonlyMap<string, Text>> {
  const files = globSync('{ui,features,words}/**/words.ts', { cwd: folder }).sort();
  const modules: Record<string, unknown>[] = await Promise.all(files.map((file) => import(path.join(folder, file))));
  const found = new Map<string, Text>();
  for (const module of modules)
    for (const exported of Object.values(module)) {
      const origin = originOf(exported);
      if (origin) collect(found, origin.area, origin.tree);
    }
  return found;
}

/** The same without their parameters. */
export async function english(): Promise<Messages> {
  return Object.fromEntries([...(await englishTexts())].map(([key, { message }]) => [key, message]));
}

function collect(found: Map<string, Text>, at: string, tree: Tree): void {
  for (const [name, text] of Object.entries(tree)) {
    const key = `${at}.${name}`;
    if (found.has(key)) throw new Error(`Two texts have the key ${key}.`);
    if (typeof text === 'string') found.set(key, { message: text });
    else if (typeof text.values === 'function')
      found.set(key, text as unknown as Text); // what `say` makes
    else collect(found, key, text as Tree);
  }
}
