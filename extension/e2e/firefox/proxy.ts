import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** Stands between a browser and the internet, which it makes of one local port. */
export interface Proxy {
  readonly port: number;
  close(): Promise<void>;
}

/** Every secure connection that is asked for ends at that port of this machine, whatever its name; nothing else is let through. */
export async function openProxy(to: number): Promise<Proxy> {
  const open = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(404).end());
  server.on('connect', (_, asking) => {
    const given = connect(to, '127.0.0.1', () => {
      asking.write('HTTP/1.1 200 OK\r\n\r\n');
      given.pipe(asking);
      asking.pipe(given);
    });
    for (const one of [given, asking as Socket]) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        given.destroy();
        asking.destroy();
      });
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port, // listening on a port, so it has one
    close: () =>
      new Promise((done) => {
        for (const one of open) one.destroy();
        server.close(() => done());
      }),
  };
}
