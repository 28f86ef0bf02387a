// Runs one TypeScript script with everything it needs: packages installed, Node 24, with --browser a Chromium, with --firefox a
// Firefox (which nothing ends without: what needs it is skipped).
// Free of dependencies and of syntax newer than Node 20, because it is what a fresh clone runs first.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser, ensureFirefox } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const options = new Set();
while (args[0]?.startsWith('--')) options.add(args.shift());
const script = args.shift();
if (!script) fail('with-tools needs a script to run.');

/** Progress goes to stderr: stdout belongs to the command (`extract` prints JSON there). */
const say = (text) => options.has('--quiet') || process.stderr.write(`${text}\n`);

ensurePackages();
const env = { ...process.env };
if (options.has('--browser')) env.LENS_CHROMIUM = ensureBrowser(root, say, fail);
if (options.has('--firefox')) env.LENS_FIREFOX = ensureFirefox(say) ?? '';
const toolsFirst = [path.join(root, 'node_modules', '.bin'), path.dirname(node24())].join(path.delimiter);
env.PATH = `${toolsFirst}${path.delimiter}${env.PATH ?? ''}`;

const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', path.join(root, script), ...args], {
  cwd: options.has('--quiet') ? process.cwd() : root,
  env,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

function ensurePackages() {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = path.join(root, 'node_modules', '.lens-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(node24())) return;
  process.stderr.write('Installing packages (first run only; about a minute) ...\n');
  // Not `npm ci`: it refuses a lock file whose writer could not fetch other platforms' optional packages. This installs the
  // locked versions just the same, and changes no file of the project.
  const npm = spawnSync('npm', ['install', '--no-save', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) fail('npm install did not finish. The lines above say why; most often the package registry could not be reached.');
  if (!existsSync(node24()))
    fail('Node 24 (npm package "node") was not set up: its install script is blocked. Allow it with "npm rebuild node".');
  writeFileSync(stamp, wanted);
}

function node24() {
  return path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(2);
}
