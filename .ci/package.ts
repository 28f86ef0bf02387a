import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { browsers, build } from './packaging/build.ts';
import { rebuilt } from './packaging/rebuild.ts';
import { releaseIn } from './packaging/release.ts';
import { sourceFiles } from './packaging/source.ts';
import { zip } from './packaging/zip.ts';
import { root } from './step.ts';

/** `npm run package [-- --only firefox] [-- --check]`: what the stores take, and the sources that it can be built from again. */
const { values } = parseArgs({ options: { only: { type: 'string' }, check: { type: 'boolean', default: false } } });
const chosen = browsers.filter((browser) => values.only === undefined || values.only === browser);
if (chosen.length === 0) {
  process.stderr.write(`There is no build for "${values.only}". There are: ${browsers.join(', ')}.\n`);
  process.exit(2);
}

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const folder = path.join(root, '.output', 'packages');
const release = releaseIn(root);
const say = (text: string) => process.stdout.write(`${text}\n`);
const write = (name: string, bytes: Uint8Array, files: number) => {
  writeFileSync(path.join(folder, name), bytes);
  say(`  ${name}  ${(bytes.length / 1_000).toFixed(1)} kB, ${files} files`);
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
say(`Version ${version} for the API at ${release.LENS_API_URL} (LENS_API_URL names another), in ${path.relative(root, folder)}:`);
const packages = new Map<string, Uint8Array>();
for (const browser of chosen) {
  const files = build(root, browser, release);
  const name = `infofi-lens-${version}-${browser}.zip`;
  packages.set(name, zip(files));
  write(name, packages.get(name) ?? new Uint8Array(), files.size);
}

const sources = sourceFiles(root, release);
const source = sources && zip(sources);
if (source) write(`infofi-lens-${version}-source.zip`, source, sources.size);
else say('  no source zip: this is no repository');

if (values.check) {
  if (!source) throw new Error('There are no sources to build from again.');
  say('Building again from the source zip alone, in an empty folder ...');
  const different = rebuilt(source, packages);
  say(different.length === 0 ? 'The same bytes.' : `Different: ${different.join(', ')}`);
  process.exitCode = different.length === 0 ? 0 : 1;
}
