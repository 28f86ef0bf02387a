import { createHash } from 'node:crypto';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isProblemCode, problemCodes } from '../http/problem-codes.ts';
import { type AccountApi, accountApi, nextAddress, type Person } from '../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { operationsOf } from '../testing/operations.ts';

let database: TestDatabase;
let api: AccountApi;
let operations: Awaited<ReturnType<typeof operationsOf>>;
let person: Person;
const operatorToken = 'the-token-of-an-operator';
beforeAll(async () => {
  database = await freshDatabase();
  api = accountApi(database.sql, { OPERATORS: [{ name: 'anna', tokenHash: createHash('sha256').update(operatorToken).digest() }] });
  person = await api.person();
  operations = await operationsOf(api.app);
});
afterAll(() => database.drop());

/** Routes that let only some people in are asked by one of them: what is wrong is the rest. */
const allowed = (path: string) => ({
  authorization: `Bearer ${path.startsWith('/v1/operator/') ? operatorToken : person.tokens.accessToken}`,
});
const filled = (path: string) => path.replace(/\{\w+\}/g, 'some-id');

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const problem = Problem.parse(await response.json());
  expect(isProblemCode(problem.code) && problemCodes[problem.code]).toBe(response.status);
  expect(problem.status).toBe(response.status);
  return problem;
}

describe('every route', () => {
  it('is documented: each one that the app answers has a declaration', () => {
    const answered = api.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/') && path !== '/v1/docs');
    const known = new Set(operations.map(({ method, path }) => `${method} ${path}`));
    const missing = answered
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(\{.+?\})?/g, '{$1}')}`)
      .filter((one) => !known.has(one));
    expect(missing).toEqual([]);
    expect(operations.filter(({ operation }) => !operation.summary)).toEqual([]);
  });

  it('refuses other methods and says which work', async () => {
    for (const { path } of operations) {
      const response = await api.app.request(filled(path), { method: 'PATCH' });
      expect((await problemOf(response)).code).toBe('method_not_allowed');
      expect(response.headers.get('allow')).toMatch(/GET|POST|PUT|DELETE/);
    }
  });

  it('refuses query fields it does not know, and values of the wrong type', async () => {
    const reading = operations.filter(
      ({ method, operation }) => method === 'GET' && operation.parameters.some((one) => one.in === 'query'),
    );
    expect(reading.length).toBeGreaterThan(0);
    for (const { path, operation } of reading) {
      const unknown = await api.app.request(`${filled(path)}?nobody_knows_this=1`, { headers: allowed(path) });
      expect(await problemOf(unknown)).toMatchObject({ code: 'invalid_input', field: expect.any(String) });
      for (const { name, schema } of operation.parameters.filter((one) => one.in === 'query' && one.schema.type === 'integer')) {
        const wrong = await api.app.request(`${filled(path)}?${name}=${schema.type === 'integer' ? 'many' : ''}`, {
          headers: allowed(path),
        });
        expect(await problemOf(wrong), `${path} ${name}`).toMatchObject({ code: 'invalid_input' });
      }
    }
  });
});

describe('every route that takes a body', () => {
  const bodies = () => operations.filter(({ operation }) => operation.requestBody);
  const send = (path: string, method: string, body: string, type = 'application/json') =>
    api.app.request(filled(path), { method, body, headers: { 'content-type': type, 'x-forwarded-for': nextAddress(), ...allowed(path) } });

  it.each([
    ['{"half":', 'malformed_json'],
    ['', 'malformed_json'],
    ['[]', 'invalid_input'],
    ['null', 'invalid_input'],
    ['"text"', 'invalid_input'],
    ['{}', 'invalid_input'],
    ['{"__proto__":{"admin":true},"constructor":1}', 'invalid_input'],
  ])('refuses %j with %s', async (body, code) => {
    expect(bodies().length).toBeGreaterThan(3);
    for (const { path, method } of bodies()) {
      const problem = await problemOf(await send(path, method, body));
      expect(problem.status, path).toBe(400);
      expect(problem.code, path).toBe(code);
      if (code === 'invalid_input') expect(problem.field, path).toEqual(expect.any(String));
    }
  });

  it('refuses wrong types and unknown fields in each field, and names one', async () => {
    for (const { path, method, operation } of bodies()) {
      const schema = Object(operation.requestBody?.content['application/json']?.schema);
      const either = [schema, ...(schema.anyOf ?? [])]; // some bodies have two forms
      const names = either.flatMap(({ properties }) => Object.keys(Object(properties)));
      expect(names.length, path).toBeGreaterThan(0);
      const wrong = Object.fromEntries(names.map((name) => [name, { not: 'this' }]));
      const problem = await problemOf(await send(path, method, JSON.stringify({ ...wrong, nobody_knows_this: 1 })));
      expect(problem, path).toMatchObject({ status: 400, code: 'invalid_input', field: expect.any(String) });
    }
  });

  it('refuses a body that is too large, before reading it to the end', async () => {
    const huge = `{"message":"${'x'.repeat(1_048_576)}"}`;
    for (const { path, method } of bodies()) expect((await problemOf(await send(path, method, huge))).code).toBe('body_too_large');
  });

  it('refuses a body that does not say it is JSON', async () => {
    for (const { path, method } of bodies())
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
        expect((await problemOf(await send(path, method, '{}', type))).code).toBe('unsupported_media_type');
  });
});
