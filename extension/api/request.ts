import { Problem } from '@infofi-lens/shared/contracts/problem';
import { LensError } from '@infofi-lens/shared/errors';
import * as z from 'zod/mini';

/** The API said no, or could not be reached (`unreachable`). */
export class ApiError extends LensError {
  /** HTTP status; `undefined` when there was no answer. */
  readonly status: number | undefined;
  /** How long the server asks to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: string,
    title: string,
    details: { status?: number | undefined; retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(code, title, { cause: details.cause });
    this.name = 'ApiError';
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }
}

export interface Connection {
  /** Origin of the API. */
  readonly origin: string;
  readonly fetch: typeof fetch;
}
export interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With query, from `/v1/` on. */
  readonly path: string;
  /** JSON text or its bytes. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses besides 2xx whose body is an answer and no problem. */
  readonly alsoGood?: readonly number[];
}

const patienceMs = 30_000;

/**
 * Asks the API and reads its answer with the contract's schema.
 * @returns `undefined` for 304: what the caller holds is still so.
 * @throws {ApiError} with the problem's code and title; `unreachable` without an answer; `bad_answer` when the answer is
 *   not what the contract says.
 */
export async function request<S extends z.core.$ZodType>(
  { origin, fetch }: Connection,
  schema: S,
  question: Question,
): Promise<{ answer: z.infer<S>; etag: string | undefined } | undefined> {
  const { method = 'GET', path, body, headers, alsoGood = [] } = question;
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body }),
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((cause: unknown) => {
    throw new ApiError('unreachable', 'The server can not be reached.', { cause });
  });
  if (response.status === 304) return undefined;
  const json: unknown = await response.json().catch(() => undefined); // no JSON is no valid answer either: refused below
  const answer = z.safeParse(schema, json);
  const good = response.ok || alsoGood.includes(response.status);
  if (good && answer.success) return { answer: answer.data, etag: response.headers.get('etag') ?? undefined };
  throw refusal(response, json);
}

/** What a response that is no answer comes to: its problem's code and title, where it carries one. */
export function refusal(response: Response, json: unknown): ApiError {
  const details = { status: response.status, retryAfterMs: retryAfter(response.headers.get('retry-after')) };
  const problem = Problem.safeParse(json);
  if (problem.success) return new ApiError(problem.data.code, problem.data.title, details);
  if (response.ok) return new ApiError('bad_answer', 'The server gave an answer that can not be read.', details);
  return new ApiError('server_error', `The server answered with status ${response.status}.`, details);
}

/** Seconds, the one form that the API uses. */
function retryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : undefined;
}
