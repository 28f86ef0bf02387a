import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

export interface Tally {
  passed: number;
  failed: number;
}

/** A check either passes or fails as one; a suite reports how many of its tests did. */
export interface Step {
  readonly title: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** Reads the counts from the suite's report. `file` is where LENS_REPORT told the suite to write. */
  readonly count?: (report: unknown) => Tally;
  readonly env?: Record<string, string>;
}

/** Runs one step, showing its output only when it fails (or always with `CI`), and says how long it took. */
export async function runStep(step: Step): Promise<Tally> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-report-'));
  const report = path.join(folder, 'report.json');
  const started = performance.now();
  process.stdout.write(`${step.title} ... `);
  const { code, output } = await capture(step, report);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);

  const counted = step.count ? countFrom(report, step.count) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A suite that ended badly without a failing test (it could not even start) still counts as a failure.
  const tally = code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${tally.failed === 0 ? 'ok' : 'FAILED'} (${step.count ? `${tally.passed} passed, ` : ''}${seconds} s)\n`);
  if (tally.failed > 0) process.stdout.write(`${output}\n`);
  return tally;
}

function countFrom(report: string, count: (report: unknown) => Tally): Tally {
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 }; // no readable report: the suite did not get as far as its tests
  }
}

function capture(step: Step, report: string): Promise<{ code: number; output: string }> {
  const [program, ...args] = step.command;
  const child = spawn(
    program,
    args.map((arg) => (arg === '{report}' ? report : arg.replace('{report}', report))),
    {
      cwd: root,
      env: {
        ...process.env,
        NO_COLOR: '1',
        FORCE_COLOR: '0',
        ...step.env,
        ...(step.env && 'PLAYWRIGHT_JSON_OUTPUT_NAME' in step.env ? { PLAYWRIGHT_JSON_OUTPUT_NAME: report } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    },
  );
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `${program} could not be started: ${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

/** Runs all steps, also after a failure: one run shows everything that is wrong. Ends with the line that sums it up. */
export async function runAll(steps: readonly Step[]): Promise<void> {
  const tallies: Tally[] = [];
  for (const step of steps) tallies.push(await runStep(step));
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
