import { serve } from '@hono/node-server';
import { LensError } from '@infofi-lens/shared/errors';
import type { Hono } from 'hono';
import type { AppEnv } from './http/app-env.ts';

export interface Listening {
  port: number;
  /** Takes no new connections, waits for the answers under way (at most `patience` ms), then cuts what is left. */
  close(patience: number): Promise<void>;
}

/** @throws {LensError} `port_taken`, `port_forbidden`, or what the system said. */
export function listen(app: Hono<AppEnv>, { port, host }: { port: number; host: string }): Promise<Listening> {
  return new Promise((ready, fail) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) => ready({ port: address.port, close }));
    server.once('error', (error: NodeJS.ErrnoException) => fail(explained(error, port)));

    function close(patience: number): Promise<void> {
      return new Promise((done) => {
        const http = 'closeIdleConnections' in server ? server : undefined; // the library can serve HTTP/2 too; this does not
        const cut = setTimeout(() => http?.closeAllConnections(), patience);
        // A connection that has just been answered is kept open for the next request: nobody will send one.
        const idle = setInterval(() => http?.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(idle);
          done();
        });
      });
    }
  });
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new LensError(
      'port_taken',
      `Port ${port} is in use by another program. Stop that one, or choose another: PORT=${port + 1} npm start`,
    );
  if (error.code === 'EACCES')
    return new LensError('port_forbidden', `This user may not listen on port ${port}. Choose one above 1023: PORT=8787 npm start`);
  return error;
}
