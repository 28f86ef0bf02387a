import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A price API on a free local port: answers what it is given, and keeps what it was asked. */
export async function startPriceDouble() {
  let answer: () => { status?: number; body: string } | undefined = () => ({ body: '{"coins":{}}' });
  const asked: string[][] = [];
  const server = createServer((request, response) => {
    asked.push((request.url ?? '').replace('/prices/', '').split(',').map(decodeURIComponent));
    const said = answer();
    if (!said) return; // it never answers
    response.writeHead(said.status ?? 200, { 'content-type': 'application/json' }).end(said.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  return {
    url: `http://127.0.0.1:${port}/prices`,
    asked,
    /** From now on. `undefined`: it takes the question and never answers. */
    answers(next: { status?: number; body: string } | undefined): void {
      answer = () => next;
    },
    coins(coins: Record<string, unknown>): void {
      answer = () => ({ body: JSON.stringify({ coins }) });
    },
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
