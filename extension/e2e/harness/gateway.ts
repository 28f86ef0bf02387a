import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody between the browser and the API: sees every request, may change any answer, and may cut the line. */
export interface Gateway {
  readonly url: string;
  /** `METHOD /path?query` of every request that came, in order. */
  readonly requests: string[];
  /** While true nobody gets through. */
  cut: boolean;
  /** What becomes of the bytes of an answer. */
  change: (path: string, bytes: Buffer) => Buffer;
  close(): Promise<void>;
}

export async function openGateway(apiUrl: string): Promise<Gateway> {
  const gateway: Gateway = { url: '', requests: [], cut: false, change: (_, bytes) => bytes, close: async () => undefined };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (gateway.cut) return void request.socket.destroy();
    gateway.requests.push(`${request.method} ${path}`);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers as Record<string, string>; // no header repeats here
      const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
      fetch(`${apiUrl}${path}`, { method: request.method ?? 'GET', headers, ...body })
        .then(async (answer) => {
          const bytes = gateway.change(path, Buffer.from(await answer.arrayBuffer()));
          const kept = Object.fromEntries(
            [...answer.headers].filter(
              ([name]) => !/^(content-length|content-encoding|connection|keep-alive|transfer-encoding)$/.test(name),
            ),
          );
          response.writeHead(answer.status, kept).end(answer.status === 304 ? undefined : bytes);
        })
        .catch(() => request.socket.destroy());
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo; // listening on a port, so it has one
  return Object.assign(gateway, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
}
