import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Ledger } from '../world/truth.ts';
import type { World } from '../world/world.ts';
import type { Answer, Ask, Mood } from './answer.ts';
import { asset } from './assets.ts';
import { certificate } from './certificate.ts';
import { imageHosts, platformHosts, resolverRules } from './hosts.ts';
import { picture } from './picture.ts';

/** One visitor's internet: the four platforms on one port, and what they have told that visitor. */
export interface Visit {
  /** Of this machine, where all of them answer. */
  readonly port: number;
  /** Value of Chromium's `--host-resolver-rules`. */
  readonly resolverRules: string;
  readonly ledger: Ledger;
  readonly mood: Mood;
  /** `METHOD host/path` of every request but pictures and assets, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export async function openReplicas(world: World): Promise<Visit> {
  const ledger = new Ledger();
  const mood: Mood = { challenge: false, broken: false };
  const requests: string[] = [];
  const server = createServer(await certificate(), (request, response) => {
    readBody(request).then(
      (body) => {
        const ask = askOf(request, body, world, mood);
        const answer = answerTo(ask, requests);
        if (answer.truths && answer.truths.length > 0)
          ledger.add({ body: answer.body, truths: answer.truths, local: answer.local ?? false });
        send(response, ask, answer);
      },
      () => response.destroy(),
    );
  });
  const port = await listen(server);
  return {
    port,
    resolverRules: resolverRules(port),
    ledger,
    mood,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const notFound: Answer = {
  status: 404,
  type: 'text/html; charset=utf-8',
  body: '<!DOCTYPE html><title>404</title><h1>Oops, Page Not Found</h1>',
};

function answerTo(ask: Ask, requests: string[]): Answer {
  const { hostname, pathname } = ask.url;
  if (imageHosts.some((host) => host === hostname)) return { status: 200, type: 'image/svg+xml', body: picture(pathname) };
  if (pathname.startsWith('/_app/')) return asset(pathname.slice('/_app/'.length)) ?? notFound;
  requests.push(`${ask.method} ${hostname}${pathname}`);
  if (ask.method === 'OPTIONS') return { status: 204, type: 'text/plain', body: '' };
  return platformHosts[hostname]?.(ask) ?? notFound;
}

function askOf(request: IncomingMessage, body: string, world: World, mood: Mood): Ask {
  const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'unknown'}`);
  return { method: request.method ?? 'GET', url, headers: request.headers, body, world, mood };
}

/** Cross-origin answers carry what the real API hosts send, the preflight's included. */
function send(response: ServerResponse, ask: Ask, answer: Answer): void {
  const { origin } = ask.headers;
  const cors = origin
    ? {
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': String(ask.headers['access-control-request-headers'] ?? 'content-type'),
        vary: 'origin',
      }
    : {};
  response.writeHead(answer.status, { 'content-type': answer.type, 'cache-control': 'no-store', ...cors, ...answer.headers });
  response.end(answer.body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // A TCP server's address is an AddressInfo once it listens.
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
