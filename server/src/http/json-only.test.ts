import { request } from 'node:http';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, expect, it } from 'vitest';
import { listen } from '../listen.ts';
import type { AppEnv } from './app-env.ts';
import { jsonOnly } from './json-only.ts';
import { problemFrom } from './problem.ts';

const logged: string[] = [];
const log = pino({ level: 'warn' }, { write: (line) => logged.push(line) });
const cut = Promise.withResolvers<number>();
const app = new Hono<AppEnv>().use(jsonOnly).post('/', async (c) => {
  await c.req.text();
  return c.body(null, 204);
});
app.onError((error, c) => {
  const answer = problemFrom(log)(error, c);
  if (answer.status !== 415) cut.resolve(answer.status);
  return answer;
});
const server = await listen(app, { port: 0, host: '127.0.0.1' });
afterAll(() => server.close(0));

/** Over a socket: without one a request has no headers of its own accord. */
function post(headers: Record<string, string>, body?: string): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const sent = request({ port: server.port, host: '127.0.0.1', method: 'POST', headers }, (answer) => done(answer.resume().statusCode));
    sent.on('error', fail);
    sent.end(body);
  });
}

it('asks no media type of a request without a body', async () => {
  expect(await post({ 'content-length': '0' })).toBe(204);
  expect(await post({})).toBe(204);
});

it('refuses a body of another type, with a length and in chunks', async () => {
  expect(await post({ 'content-type': 'text/plain', 'content-length': '2' }, '{}')).toBe(415);
  expect(await post({ 'content-type': 'text/plain', 'transfer-encoding': 'chunked' }, '{}')).toBe(415);
});

it('counts a caller who hangs up while sending as their failure, not ours', async () => {
  const socket = connect(server.port, '127.0.0.1', () => {
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a":');
    setImmediate(() => socket.end());
  });
  expect(await cut.promise).toBe(400);
  expect(logged).toEqual([]);
});
