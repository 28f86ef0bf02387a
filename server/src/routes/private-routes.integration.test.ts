import { lifetimes } from '@infofi-lens/shared/contracts/auth';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi, type Person } from '../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { hashCounter } from '../testing/hash-counter.ts';
import { operationsOf } from '../testing/operations.ts';
import { type Asked, type PrivateRoute, privateRoutes } from '../testing/private-routes.ts';

let database: TestDatabase;
let api: AccountApi;
let owner: Person;
let stranger: Person;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** One that takes mails and leaves them lying. */
const mailer = { send: () => undefined, close: async () => undefined };
const newApi = () => accountApi(database.sql, {}, new Map(), { mailer, derive: hashCounter().derive });

/** Asks for what belongs to `owner`, with a token of the caller's choice. */
async function ask(route: PrivateRoute, token: string | undefined): Promise<Response> {
  return send(route, (await route.prepare?.(api, owner)) ?? {}, token);
}

async function send({ method, path }: PrivateRoute, { params = {}, body, headers }: Asked, token: string | undefined): Promise<Response> {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return api.app.request(`/v1${filled}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && method !== 'GET' && { body: JSON.stringify(body) }),
  });
}

describe.each(privateRoutes)('$method $path', (route) => {
  beforeAll(async () => {
    api = newApi();
    [owner, stranger] = await Promise.all([api.person(), api.person()]);
  });

  it.each<[string, () => string | undefined, string]>([
    ['no token', () => undefined, 'unauthenticated'],
    ['something that is no token', () => 'nonsense', 'unauthenticated'],
    ['a token nobody has', () => 'A'.repeat(65), 'unauthenticated'],
    ['the right beginning of a token with a wrong end', () => `${owner.tokens.accessToken.slice(0, -4)}AAAA`, 'unauthenticated'],
    ['a refresh token', () => owner.tokens.refreshToken, 'unauthenticated'],
  ])('refuses %s', async (_what, token, code) => {
    const response = await ask(route, token());
    expect([response.status, Problem.parse(await response.json()).code]).toEqual([401, code]);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('shows and changes nothing of the owner for a stranger', async () => {
    const asked = (await route.prepare?.(api, owner)) ?? {};
    const before = await api.me(owner.tokens.accessToken);
    const response = await send(route, asked, stranger.tokens.accessToken);
    expect(response.status).toBe(route.stranger);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    expect(text).not.toContain(owner.account.id);
    expect(text).not.toContain(owner.wallet.address);
    expect(await api.me(owner.tokens.accessToken)).toEqual(before);
  });

  it('refuses a token that has expired', async () => {
    api.pass(lifetimes.accessToken);
    const response = await ask(route, owner.tokens.accessToken);
    expect([response.status, Problem.parse(await response.json()).code]).toEqual([401, 'token_expired']);
  });
});

const naming = privateRoutes.filter(({ guessed }) => guessed);
describe.each(naming)('$method $path, of a name that was guessed', (route) => {
  it('answers as of one that is somebody else’s', async () => {
    api = newApi();
    [owner, stranger] = await Promise.all([api.person(), api.person()]);
    const shown = async (response: Response) => ({
      status: response.status,
      body: Object.entries(Object((await response.json()) as unknown)).filter(([name]) => name !== 'requestId'),
    });
    const guessed = await send(route, (await route.guessed?.(api)) ?? {}, stranger.tokens.accessToken);
    expect(await shown(guessed)).toEqual(await shown(await ask(route, stranger.tokens.accessToken)));
  });
});

it('covers every route that could be asked for somebody else’s thing by its name', () => {
  const unguessed = privateRoutes
    .filter(({ guessed, path, stranger: answer }) => !guessed && (answer === 404 || path.includes('{')))
    .map(({ path }) => path);
  expect(unguessed).toEqual(['/auth/password', '/auth/email']); // name nothing: they are about who asks
});

it('covers every route that asks for a token', async () => {
  const asking = (await operationsOf(accountApi(database.sql).app)).filter(({ operation }) =>
    operation.security?.some((scheme) => Object.hasOwn(Object(scheme), 'bearer')),
  );
  expect(asking.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    privateRoutes.map(({ method, path }) => `${method} /v1${path}`).sort(),
  );
});
