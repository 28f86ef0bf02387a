import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { fieldsOf, kinds } from '@infofi-lens/shared/facts/catalog';
import { keyOf, sentencesOf } from '@infofi-lens/shared/words/sentence';
import { originOf, type Tree } from '@infofi-lens/shared/words/texts';

/** Texts in ICU MessageFormat by key, in the order they are written down. */
export type Messages = Readonly<Record<string, string>>;

/** Every text with its parameters' function, where it has one. */
export interface Text {
  readonly message: string;
  readonly values?: (...args: never) => Readonly<Record<string, string | number>>;
}

/** Asks for the module with its messages as they are written: build.ts does not compile one that is imported so. */
export const asWritten = '?as-written';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** All texts of the interface and of the server's pages and mails as the `words.ts` files hold them, found by looking for such files. */
export async function englishTexts(): Promise<ReadonlyMap<string, Text>> {
  const files = globSync(['{ui,features,words}/**/words.ts', '../server/src/**/words.ts'], { cwd: folder }).sort();
  const modules = await inTurn(files.map((file) => `${path.join(folder, file)}${asWritten}`));
  const found = new Map<string, Text>();
  for (const module of modules)
    for (const exported of Object.values(module)) {
      const origin = originOf(exported);
      if (origin) collect(found, origin.area, origin.tree);
    }
  for (const text of await sharedTexts()) for (const sentence of sentencesOf(text)) found.set(keyOf(sentence), { message: sentence });
  return found;
}

/** What shared/ says of its fields and measures: whatever a module of scores exports under such a name. */
async function sharedTexts(): Promise<readonly string[]> {
  const fields = kinds.flatMap((kind) => fieldsOf(kind).flatMap(([, { label, methodology }]) => [label, methodology]));
  const scoring = path.join(folder, '../shared/src/scoring');
  const files = globSync('{board,planner,roi,shill,trends}/*.ts', { cwd: scoring }).filter((file) => !file.endsWith('.test.ts'));
  const modules = await inTurn(files.sort().map((file) => path.join(scoring, file)));
  const said = modules.flatMap((module) => Object.entries(module)).filter(([name]) => /(ethodology|ethodologies|Descriptions)$/.test(name));
  const reads = Object.values(adapterMetas).map((meta) => meta.reads);
  return [
    ...fields,
    ...reads,
    ...said.flatMap(([, text]) => (typeof text === 'string' ? text : Object.values(text as Record<string, string>))),
  ];
}

/** One after the other: what loads the configuration of a build gives modules that are asked for at once half of each other. */
async function inTurn(files: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const modules: Record<string, unknown>[] = [];
  for (const file of files) modules.push(await import(file));
  return modules;
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
