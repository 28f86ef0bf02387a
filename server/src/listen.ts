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
        const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience);
        server.close(() => {
          clearTimeout(cut);
          done();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
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
