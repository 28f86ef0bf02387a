import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where a Chromium that can load unpacked extensions may already be. Branded Chrome refuses --load-extension since 137. */
const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of a Chromium: an installed one, else Debian's package when we are root, else Playwright's own download.
 * Ends the process with a clear sentence when none can be had.
 */
export function ensureBrowser(root, say, fail) {
  const installed = () => firstOf(process.env.LENS_CHROMIUM, candidates);
  const found = installed();
  if (found) return found;
  if (mayInstall()) {
    say('No Chromium found. Installing it with apt-get (about a minute) ...');
    install('chromium', 'fonts-liberation', 'fonts-noto-color-emoji');
    const fromApt = installed();
    if (fromApt) return fromApt;
  }
  say('No Chromium found. Downloading the one of Playwright ...');
  const cli = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  run(process.execPath, [cli, 'install', 'chromium']);
  const probe = spawnSync(process.execPath, ['-e', "process.stdout.write(require('playwright-core').chromium.executablePath())"], {
    cwd: root,
    encoding: 'utf8',
  });
  if (probe.stdout && existsSync(probe.stdout)) return probe.stdout;
  return fail(
    'A Chromium is needed and could not be installed. Install one (for example "apt-get install chromium") or set LENS_CHROMIUM to its path.',
  );
}

const foxes = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** Path of a Firefox: an installed one, else Debian's package when we are root. @returns `undefined`, and says so, when there is none. */
export function ensureFirefox(say) {
  const installed = () => firstOf(process.env.LENS_FIREFOX, foxes);
  const found = installed();
  if (found) return found;
  if (mayInstall()) {
    say('No Firefox found. Installing it with apt-get (about a minute) ...');
    install('firefox-esr');
  }
  const fromApt = installed();
  if (!fromApt)
    say('There is no Firefox here and none could be installed: what needs one is SKIPPED. Install it, or set LENS_FIREFOX to its path.');
  return fromApt;
}

function firstOf(named, usual) {
  if (named && existsSync(named)) return named;
  return usual.find((file) => existsSync(file));
}

function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && works('apt-get', ['--version']);
}

function install(...packages) {
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages]);
}

function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
}
