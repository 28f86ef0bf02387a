import { spawn } from 'node:child_process';
import { root } from './root.ts';

/**
 * Runs a program of the project to its end.
 * @param cwd Where; the project's top folder unless said.
 * @throws with the program's last words when it fails.
 */
export async function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = root): Promise<void> {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output = `${output}${chunk}`.slice(-6_000)));
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
  if (code !== 0) throw new Error(`"${program} ${args.join(' ')}" failed:\n${output}`);
}
