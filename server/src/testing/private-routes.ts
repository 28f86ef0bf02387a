import type { AccountApi, Person } from './account-api.ts';

/** A route that only its owner may use, and how to tell that something of the owner's came out of it. */
export interface PrivateRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As in the OpenAPI document, below `/v1`: '/alerts/{id}/read'. */
  path: string;
  /** Makes something that belongs to `owner`. */
  prepare?(api: AccountApi, owner: Person): Promise<{ params?: Record<string, string>; body?: unknown }>;
  /** What a stranger gets who asks for the owner's thing with a good token of their own. */
  stranger: 200 | 204 | 404;
}

/** Every private route, one line each. The test of these also fails for one that is missing. */
export const privateRoutes: readonly PrivateRoute[] = [
  { method: 'GET', path: '/auth/me', stranger: 200 },
  { method: 'POST', path: '/auth/logout', stranger: 204 },
];
