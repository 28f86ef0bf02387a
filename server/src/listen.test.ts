import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { AppEnv } from './http/app-env.ts';
import { listen } from './listen.ts';

const local = { port: 0, host: '127.0.0.1' };

describe('listening', () => {
  it('says in one sentence that a port is taken, and what to do', async () => {
    const first = await listen(new Hono<AppEnv>(), local);
    const second = listen(new Hono<AppEnv>(), { ...local, port: first.port });
    await expect(second).rejects.toThrow(
      expect.objectContaining({ code: 'port_taken', message: expect.stringContaining(`PORT=${first.port + 1} npm start`) }),
    );
    await first.close(0);
  });

  it('finishes the answers under way before it closes, and takes no new ones', async () => {
    const reached = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const app = new Hono<AppEnv>().get('/slow', async (c) => {
      reached.resolve();
      await release.promise;
      return c.text('done');
    });
    const server = await listen(app, local);
    const answer = fetch(`http://127.0.0.1:${server.port}/slow`);
    await reached.promise;
    const closed = server.close(10_000);
    await expect(fetch(`http://127.0.0.1:${server.port}/slow`)).rejects.toThrow();
    release.resolve();
    expect(await (await answer).text()).toBe('done');
    await closed;
  });

  it('cuts an answer that takes longer than its patience', async () => {
    const reached = Promise.withResolvers<void>();
    const app = new Hono<AppEnv>().get('/never', () => {
      reached.resolve();
      return new Promise<Response>(() => undefined);
    });
    const server = await listen(app, local);
    const answer = fetch(`http://127.0.0.1:${server.port}/never`);
    const cut = expect(answer).rejects.toThrow();
    await reached.promise;
    await server.close(1);
    await cut;
  });
});
