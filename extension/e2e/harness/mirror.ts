import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A web server of somebody else's that carries an exported catalogue: plain files, readable by everybody. */
export interface Mirror {
  /** Of a host for which the extension holds no permission. */
  readonly url: string;
  /** What it carries, with the paths of the API. */
  readonly folder: string;
  /** Paths that were asked for, in order. */
  readonly requests: string[];
  /** What becomes of the bytes of a file. */
  change: (path: string, bytes: Buffer<ArrayBufferLike>) => Buffer<ArrayBufferLike>;
  close(): Promise<void>;
}

export async function openMirror(folder: string): Promise<Mirror> {
  const mirror: Mirror = { url: '', folder, requests: [], change: (_, bytes) => bytes, close: async () => undefined };
  const server = createServer((request, response) => {
    const where = new URL(request.url ?? '/', 'http://mirror').pathname;
    mirror.requests.push(where);
    readFile(path.join(folder, where)).then(
      (bytes) => response.writeHead(200, { 'access-control-allow-origin': '*' }).end(mirror.change(where, bytes)),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const { port } = server.address() as AddressInfo; // listening on a port, so it has one
  return Object.assign(mirror, {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
}
