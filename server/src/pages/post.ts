import { Problem } from '@infofi-lens/shared/contracts/problem';
import type * as z from 'zod/mini';
import type { Trouble } from './troubles.ts';
import { unreachable } from './troubles.ts';

/** `window.fetch`, or the app itself in tests. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** Ends the steps early, with what to tell the person. */
export class Stop extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.title);
    this.trouble = trouble;
  }
}

/** Mails that a request causes are in the language of the page, which need not be the browser's. Without a page: the caller's own. */
const language = (): Record<string, string> => {
  const lang = typeof document === 'undefined' ? '' : document.documentElement.lang;
  return lang === '' ? {} : { 'accept-language': lang };
};

/**
 * Asks this server. @param shape Of a good answer; `undefined` where there is none (204).
 * @throws {Stop} with `troubleOf` its refusal, or that it can not be reached.
 */
export async function post<T>(
  fetch: Fetch,
  path: string,
  body: object,
  shape: z.ZodMiniType<T>,
  troubleOf: (problem: z.infer<typeof Problem>) => Trouble,
): Promise<T> {
  const headers = { 'content-type': 'application/json', ...language() };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new Stop(unreachable());
  });
  if (response.status === 204) return shape.parse(undefined);
  const answer: unknown = await response.json().catch(() => {
    throw new Stop(unreachable());
  });
  if (response.ok) return shape.parse(answer);
  throw new Stop(troubleOf(Problem.parse(answer)));
}
