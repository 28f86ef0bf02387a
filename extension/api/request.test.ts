import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fetchBytes } from './bytes.ts';
import { ApiError, type Connection, request } from './request.ts';

const asked: { url: string; init: RequestInit | undefined }[] = [];
const serving = (respond: () => Response | Promise<Response>): Connection => ({
  origin: 'https://lens.example',
  fetch: async (url, init) => {
    asked.push({ url: String(url), init });
    return respond();
  },
});
const schema = z.strictObject({ a: z.number() });
const ask = (respond: () => Response | Promise<Response>, alsoGood?: number[]) =>
  request(serving(respond), schema, { path: '/v1/x', ...(alsoGood && { alsoGood }) });
const problem = { type: '/x', title: 'Too many.', status: 429, code: 'too_many_requests', requestId: 'r' };

describe('a request', () => {
  it('gives the parsed answer with its tag, and sends no cookies', async () => {
    expect(await ask(() => Response.json({ a: 1 }, { headers: { etag: '"1"' } }))).toEqual({ answer: { a: 1 }, etag: '"1"' });
    expect(asked.at(-1)).toMatchObject({ url: 'https://lens.example/v1/x', init: { credentials: 'omit' } });
  });

  it('gives nothing new for 304', async () => {
    expect(await ask(() => new Response(null, { status: 304 }))).toBeUndefined();
  });

  it('fails with the code, title and patience of a problem', async () => {
    const error = await ask(() => Response.json(problem, { status: 429, headers: { 'retry-after': '17' } })).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'too_many_requests', message: 'Too many.', status: 429, retryAfterMs: 17_000 });
  });

  it.each([
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    ['another form than the contract', () => Response.json({ b: 1 }), 'bad_answer'],
    ['no JSON', () => new Response('<html>'), 'bad_answer'],
    ['somebody else’s error page', () => new Response('<html>', { status: 502 }), 'server_error'],
  ])('fails with a code for %s', async (_, respond, code) => {
    await expect(ask(respond)).rejects.toMatchObject({ code });
  });

  it('reads an answer of another status where the contract has one', async () => {
    expect((await ask(() => Response.json({ a: 2 }, { status: 422 }), [422]))?.answer).toEqual({ a: 2 });
  });
});

describe('fetching bytes', () => {
  const fetched = (respond: () => Response) => fetchBytes(serving(respond), '/v1/catalogue/manifest', { atMost: 10 });

  it('fails with the code and patience of a problem, as a request does', async () => {
    const respond = () => Response.json({ ...problem, code: 'not_ready', status: 503 }, { status: 503, headers: { 'retry-after': '5' } });
    await expect(fetched(respond)).rejects.toMatchObject({ code: 'not_ready', status: 503, retryAfterMs: 5_000 });
  });

  it.each([
    ['an error page of whoever carries the files', () => new Response('<html>', { status: 502 }), 'server_error'],
    [
      'a problem that does not end',
      () => new Response(JSON.stringify({ ...problem, detail: '.'.repeat(70_000) }), { status: 502 }),
      'server_error',
    ],
    ['more than was asked for', () => new Response('01234567890'), 'too_large'],
  ])('fails with a code for %s', async (_, respond, code) => {
    await expect(fetched(respond)).rejects.toMatchObject({ code });
  });
});
