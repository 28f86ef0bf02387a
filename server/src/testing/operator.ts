import { createHash } from 'node:crypto';
import type { AccountApi } from './account-api.ts';

export const operatorToken = 'operator-token-for-tests';
/** For the environment of an API under test. */
export const operators = [{ name: 'anna', tokenHash: createHash('sha256').update(operatorToken).digest() }];

/** Asks a route of operators, as one of them unless told otherwise. */
export function asOperator(api: AccountApi, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, token = operatorToken) {
  return api.app.request(`/v1/operator/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
