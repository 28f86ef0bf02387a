// @vitest-environment happy-dom
import type { ResponseRule } from '@infofi-lens/shared/adapters/types';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offerPort, type Tapped } from './handshake.ts';
import { startTap } from './tap.ts';

const rules: ResponseRule[] = [
  { host: 'api.example', path: '^/query$', requestBody: true },
  { host: 'api.example', path: '^/plain' },
];
const answer = '{"data":1}';
const real = window.fetch;
let fetched: unknown[][];
let tapped: Tapped[];
let worker: MessagePort;

beforeEach(() => {
  fetched = [];
  tapped = [];
  window.fetch = (async (...args: unknown[]) => {
    fetched.push(args);
    return new Response(answer, { status: 201 });
  }) as typeof fetch;
});
afterEach(() => {
  worker.close();
  window.fetch = real;
});

function tapIn(order: 'tap first' | 'script first', rule = rules) {
  const { port1, port2 } = new MessageChannel();
  worker = port1;
  port1.onmessage = ({ data }) => tapped.push(data as Tapped);
  if (order === 'tap first') startTap(rule, performance.now() - 5);
  offerPort(window, port2 as unknown as MessagePort, new AbortController().signal);
  if (order === 'script first') startTap(rule, performance.now() - 5);
}
const found = () => vi.waitFor(() => expect(tapped.length).toBeGreaterThan(0));
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

describe.each(['tap first', 'script first'] as const)('a tap (%s)', (order) => {
  it('hands over the answer, what was asked, and where the page was', async () => {
    tapIn(order);
    const response = await fetch('https://api.example/query?a=1', { method: 'POST', body: 'asked' });
    expect(await response.text()).toBe(answer);
    await found();
    expect(tapped).toEqual([
      {
        url: 'https://api.example/query?a=1',
        pageUrl: location.href,
        status: 201,
        body: answer,
        requestBody: 'asked',
        ms: expect.any(Number),
      },
    ]);
    expect(tapped[0]?.ms).toBeGreaterThanOrEqual(5); // its own start among it
  });

  it('leaves the port to nobody who comes later', async () => {
    tapIn(order);
    const stolen: unknown[] = [];
    const steal = (event: Event) => stolen.push(event.type);
    window.addEventListener('lens:offer', steal);
    window.dispatchEvent(new Event('lens:ask'));
    window.removeEventListener('lens:offer', steal);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => stolen.push(data);
    window.dispatchEvent(new MessageEvent('lens:offer', { ports: [port2 as unknown as MessagePort] }));
    await fetch('https://api.example/plain');
    await found();
    expect(stolen).toEqual([]);
    port1.close();
  });
});

describe('a tap', () => {
  it('makes no request of its own and gives the page the very promise and arguments', async () => {
    const promise = Promise.resolve(new Response(answer));
    window.fetch = (...args) => {
      fetched.push(args);
      return promise;
    };
    tapIn('tap first');
    const init = { method: 'POST', body: new URLSearchParams({ q: '1' }) };
    expect(fetch('https://api.example/query', init)).toBe(promise);
    await found();
    expect(fetched).toEqual([['https://api.example/query', init]]);
    expect(tapped[0]?.requestBody).toBe('q=1');
  });

  it('does not look at other addresses, nor at bodies where the rule does not say so', async () => {
    tapIn('tap first');
    await fetch('https://api.example/other');
    await fetch('https://other.example/query');
    await fetch('https://api.example/plain', { method: 'POST', body: 'private' });
    await found();
    await soon();
    expect(tapped).toHaveLength(1);
    expect(tapped[0]).not.toHaveProperty('requestBody');
  });

  it('counts an answer that is too large instead of handing it over', async () => {
    window.fetch = async () => new Response(new Uint8Array(8 * 1_048_576 + 1));
    tapIn('tap first');
    expect((await (await fetch('https://api.example/plain')).arrayBuffer()).byteLength).toBe(8 * 1_048_576 + 1);
    await found();
    expect(tapped[0]).not.toHaveProperty('body');
  });

  it('passes errors of the page’s own calls on as they are', async () => {
    const failure = new TypeError('Failed to fetch');
    window.fetch = async () => Promise.reject(failure);
    tapIn('tap first');
    await expect(fetch('https://api.example/plain')).rejects.toBe(failure);
    await expect(fetch('http://[bad')).rejects.toBe(failure);
  });

  it('passes everything on when it is told to look away, and goes when it is told to stop', async () => {
    const own = window.fetch;
    tapIn('tap first');
    const watched = window.fetch;
    worker.postMessage('off');
    await soon();
    await fetch('https://api.example/plain');
    await soon();
    expect(tapped).toEqual([]);
    worker.postMessage('on');
    await soon();
    await fetch('https://api.example/plain');
    await found();
    worker.postMessage('stop');
    await soon();
    expect(watched).not.toBe(own);
    expect(window.fetch).toBe(own);
  });
});
