import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { nodeOptions } from '../server/src/node-options.ts';
import { root } from './step.ts';

/** `npm start`: builds the extension, starts the API, and says how to use both. Ends with the API. */
const port = process.env.PORT || '8787';
const url = (process.env.PUBLIC_URL || `http://127.0.0.1:${port}`).replace(/\/$/, '');
const local = `http://127.0.0.1:${port}`;
const output = path.join('.output', 'chrome-mv3');
const began = performance.now();
const say = (text: string) => process.stdout.write(`${text}\n`);
const seconds = () => `${((performance.now() - began) / 1_000).toFixed(1)} s`;

if (await isTaken(Number(port))) {
  process.stderr.write(`Port ${port} is taken by another program. Stop it, or choose another port: PORT=8788 npm start\n`);
  process.exit(2);
}

say(
  `[1/2] Starting the API${process.env.DATABASE_URL ? ' on DATABASE_URL' : ` with its own PostgreSQL in ${process.env.DATA_DIR || '.data'}`} ...`,
);
const api = spawn(process.execPath, [...nodeOptions, path.join('server', 'src', 'main.ts')], {
  cwd: root,
  env: { ...process.env, PORT: port, PUBLIC_URL: url, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => api.kill(signal));
const ended = new Promise<number>((done) => api.on('exit', (code) => done(code ?? 1)));

if (await answers(api)) {
  say(`      ready after ${seconds()}`);
  say('[2/2] Building the extension ...');
  const built = await build();
  say(built.ok ? `      built after ${seconds()}` : built.output);
  summary(built.ok);
}
process.exitCode = await ended;

/** Asked before the start: another API on the port would answer for ours. */
function isTaken(wanted: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(true));
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}

/** Waits until the API is ready. @returns false when it ended instead; it has said why. */
async function answers(child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const response = await fetch(`${local}/readyz`).catch(() => undefined); // not listening yet
    if (response?.ok) return true;
    await delay(100);
  }
  return false;
}

async function build(): Promise<{ ok: boolean; output: string }> {
  const wxt = spawn('wxt', ['build'], {
    cwd: root,
    env: { ...process.env, LENS_API_URL: url, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [wxt.stdout, wxt.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const code = await new Promise((done) => {
    wxt.on('error', () => done(1));
    wxt.on('exit', done);
  });
  return { ok: code === 0, output };
}

function summary(extension: boolean): void {
  const steps = extension
    ? [
        'Load the extension into Chrome, Edge or Brave:',
        '  1. Open chrome://extensions and switch on "Developer mode" (top right).',
        '  2. Choose "Load unpacked" and this folder:',
        `       ${path.join(root, output)}`,
        '  3. Pin "InfoFi Lens" and open https://app.galxe.com or https://app.layer3.xyz.',
      ]
    : ['The extension could not be built (see above). The API runs all the same.'];
  say(
    [
      '',
      ...steps,
      '',
      `API            ${url}`,
      `API reference  ${url}/v1/docs`,
      `Health         ${url}/readyz`,
      '',
      'Stop with Ctrl-C.',
    ].join('\n'),
  );
}
