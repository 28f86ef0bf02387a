import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';

const Call = z.object({ id: z.union([z.number(), z.string()]), method: z.string(), params: z.array(z.unknown()).default([]) });

/** Answers one JSON-RPC method; throwing makes the node answer with an error. */
export type RpcMethod = (params: unknown[]) => unknown;

/** A JSON-RPC node on a free local port that answers what it is given, and keeps what it was asked. */
export async function startChainDouble(methods: Record<string, RpcMethod>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const { id, method, params } = Call.parse(JSON.parse(body));
      asked.push(method);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer(methods[method], params) }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}

function answer(method: RpcMethod | undefined, params: unknown[]) {
  try {
    return method ? { result: method(params) } : { error: { code: -32601, message: 'method not found' } };
  } catch {
    return { error: { code: 3, message: 'execution reverted' } };
  }
}
