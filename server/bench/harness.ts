import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { AppEnv } from '../src/http/app-env.ts';
import { listen } from '../src/listen.ts';

/** A server that only answers a constant: what HTTP alone costs here. */
export async function startBare(answer: string): Promise<{ url: string; close(): Promise<void> }> {
  const bare = new Hono<AppEnv>().all('*', async (c) => {
    if (c.req.method !== 'GET') await c.req.arrayBuffer(); // a request without a body is answered without looking for one
    return c.body(answer, 200, { 'content-type': 'application/json' });
  });
  const server = await listen(bare, { port: 0, host: '127.0.0.1' });
  return { url: `http://127.0.0.1:${server.port}`, close: () => server.close(1_000) };
}

/** Runs a load generator (a file of `load/`) in a process of its own. @returns what it sends back. */
export function load<Task, Answer>(file: string, task: Task): Promise<Answer> {
  return new Promise((done, fail) => {
    const child = fork(fileURLToPath(new URL(`load/${file}`, import.meta.url)), [], { serialization: 'advanced' });
    child.once('message', (answer) => done(answer as Answer)); // from our own file
    child.once('error', fail);
    child.once('exit', (code) => code && fail(new Error(`${file} ended with ${code}`)));
    child.send(task as never);
  });
}
