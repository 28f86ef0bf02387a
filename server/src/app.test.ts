import { LensError } from '@infofi-lens/shared/errors';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from './db/client.ts';
import { loadPages } from './http/pages.ts';
import { accountApi } from './testing/account-api.ts';

/** No database listens there: what needs one fails, which is what some of these tests are about. */
const nowhere = connect('postgres://user:secret@127.0.0.1:1/none');
afterAll(() => nowhere.end({ timeout: 1 }));
const pages = await loadPages();
const json = { 'content-type': 'application/json' };

describe('problems', () => {
  const { app } = accountApi(nowhere);

  it('say that nothing can be looked up while the database is away, and when to come back', async () => {
    const body = JSON.stringify({ address: `0x${'a'.repeat(40)}`, chainId: 1 });
    const response = await app.request('/v1/auth/wallet-nonce', { method: 'POST', headers: json, body });
    const text = await response.text();
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(JSON.parse(text)).toMatchObject({ code: 'not_ready', status: 503 });
    expect(text).not.toMatch(/ECONNREFUSED|secret|127\.0\.0\.1|postgres/i);
  });

  it('tell a stranger nothing of the inside when something breaks', async () => {
    const { app } = accountApi(nowhere);
    app.get('/breaks', () => {
      throw new Error('The password of postgres://127.0.0.1 is secret.');
    });
    const response = await app.request('/breaks');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text)).toEqual({
      type: '/v1/docs#code-internal_error',
      title: 'Something went wrong on our side. Quote the request id if you report it.',
      status: 500,
      code: 'internal_error',
      requestId: response.headers.get('x-request-id'),
    });
    expect(text).not.toMatch(/ECONNREFUSED|secret|127\.0\.0\.1|postgres/i);
  });

  it('of a kind that no caller knows are internal errors too', async () => {
    const { app } = accountApi(nowhere);
    app.get('/breaks', () => {
      throw new LensError('some_inner_code', 'The path is /etc/inner.');
    });
    const response = await app.request('/breaks');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('inner');
  });

  it('are answered for what does not exist', async () => {
    const response = await app.request('/v1/nothing-here');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found', status: 404 });
  });

  it('keep the caller’s request id when it is one, and replace it when it is not', async () => {
    const kept = await app.request('/nothing', { headers: { 'x-request-id': 'abc-123' } });
    expect(await kept.json()).toMatchObject({ requestId: 'abc-123' });
    const replaced = await app.request('/nothing', { headers: { 'x-request-id': '<script>' } });
    expect(await replaced.json()).toMatchObject({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });
});

describe('headers', () => {
  const { app } = accountApi(nowhere, {}, pages);

  it('let any origin call with a token, and no origin with the browser’s own credentials', async () => {
    const response = await app.request('/v1/auth/me', {
      method: 'OPTIONS',
      headers: {
        origin: 'chrome-extension://abc',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('allow answers to load nothing, and pages only what is ours', async () => {
    expect((await app.request('/v1/openapi.json')).headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    for (const path of ['/', '/connect', '/v1/docs']) {
      const policy = (await app.request(path)).headers.get('content-security-policy');
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    }
  });

  it('spare the caller a copy it has, under the same policy and open to the same origins', async () => {
    for (const path of ['/connect', '/v1/openapi.json']) {
      const first = await app.request(path);
      const etag = first.headers.get('etag') ?? '';
      const second = await app.request(path, { headers: { 'if-none-match': etag } });
      expect(second.status).toBe(304);
      for (const name of ['etag', 'cache-control', 'content-security-policy', 'access-control-allow-origin'])
        expect(second.headers.get(name), name).toBe(first.headers.get(name));
    }
  });
});

describe('pages', () => {
  it('hold no inline script, style or handler, and load nothing from elsewhere', () => {
    const documents = [...pages].flatMap(([path, { type, body }]) =>
      type.startsWith('text/html') ? (typeof body === 'string' ? [body] : Object.values(body)).map((text) => [path, text] as const) : [],
    );
    expect(documents.length).toBeGreaterThan(60);
    for (const [path, body] of documents) {
      expect(body, path).not.toMatch(/\{\{|undefined/);
      expect(body, path).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|(src|href)="(https?:)?\/\//i);
      for (const [, linked = ''] of body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) expect(pages.has(linked), linked).toBe(true);
    }
  });

  it('speak the language that the link asks for, else the first that the browser names and we speak', async () => {
    const { app } = accountApi(nowhere, {}, pages);
    const ask = async (path: string, accepted = '') => {
      const response = await app.request(path, { headers: { 'accept-language': accepted } });
      const { headers } = response;
      return { vary: headers.get('vary'), etag: headers.get('etag'), text: await response.text() };
    };
    const russian = await ask('/connect?lang=ru', 'ko');
    expect(russian.text).toContain('<html lang="ru" dir="ltr">');
    expect(russian.text).toContain('<title>Вход · InfoFi Lens</title>');
    expect(russian.text).toContain('href="/reset?lang=ru"');
    expect(russian.vary).toBe('accept-language');
    expect((await ask('/connect', 'fr, pt;q=0.9, ru;q=0.8')).text).toContain('<html lang="pt-BR"');
    expect((await ask('/status', 'ru;q=0.2, zh-HK;q=0.7')).text).toContain('<html lang="zh-TW"');
    for (const nonsense of ['', '*', 'fr', ';;q=x,,', '<script>']) expect((await ask('/', nonsense)).text).toContain('<html lang="en"');
    expect((await ask('/connect?lang=tlh', 'es')).etag).not.toBe(russian.etag);
  });

  it('give their scripts the texts of the language, compiled, and none of the mails', async () => {
    const { app } = accountApi(nowhere, {}, pages);
    const texts = (await (await app.request('/assets/words/ru.json')).json()) as Record<string, unknown>;
    expect(texts['server.connect.signIn.go']).toBe('Войти');
    expect(texts['server.status.unusual.held']).toBeInstanceOf(Array);
    expect(Object.keys(texts).filter((key) => !key.startsWith('server.') || key.startsWith('server.mail.'))).toHaveLength(2);
  });

  it('explain every code of a problem where its type points', () => {
    expect(pages.get('/v1/docs')?.body).toContain('id="code-internal_error"');
  });
});

describe('too much', () => {
  it('from one address is refused with the time to wait, and others go on', async () => {
    const { app } = accountApi(nowhere, { REQUESTS_PER_MINUTE: 3 });
    const from = (address: string) => app.request('/v1/openapi.json', { headers: { 'x-forwarded-for': address } });
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await from('192.0.2.1')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await from('192.0.2.1');
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await from('192.0.2.2')).status).toBe(200);
  });

  it('at once is refused quickly, while health is still told', async () => {
    const { app, deps } = accountApi(nowhere, { MAX_CONCURRENT_REQUESTS: 1 });
    deps.load.current = 1;
    const refused = await app.request('/v1/openapi.json');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.json()).toMatchObject({ code: 'overloaded' });
    expect((await app.request('/healthz')).status).toBe(200);
    expect(await (await app.request('/readyz')).json()).toMatchObject({
      status: 'not_ready',
      checks: { load: 'too many requests at once' },
    });
    deps.load.current = 0;
    expect((await app.request('/v1/openapi.json')).status).toBe(200);
    expect(deps.load.current).toBe(0);
  });
});

describe('health', () => {
  it('is alive without a database, but not ready, and says which part is missing', async () => {
    const { app } = accountApi(nowhere);
    expect((await app.request('/healthz')).status).toBe(200);
    const ready = await app.request('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ checks: { database: 'not answering', load: 'ok' } });
  });
});
