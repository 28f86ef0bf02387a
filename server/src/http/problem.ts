import type { Problem } from '@infofi-lens/shared/contracts/problem';
import { LensError } from '@infofi-lens/shared/errors';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { isDatabaseAway } from '../db/away.ts';
import type { AppEnv } from './app-env.ts';
import { InputError, LimitError } from './errors.ts';
import { isProblemCode, type ProblemCode, problemCodes } from './problem-codes.ts';

/** Where a code is explained: the reference page. Relative, because the API may be served under any name. */
const typeOf = (code: ProblemCode) => `/v1/docs#code-${code}`;

/** Answers with an RFC 9457 problem. `title` is shown to people. */
export function answerProblem(c: Context<AppEnv>, code: ProblemCode, title: string, extra: { field?: string | undefined } = {}): Response {
  const status = problemCodes[code];
  const problem: Problem = { type: typeOf(code), title, status, code, requestId: c.get('requestId') ?? 'unknown' };
  if (extra.field) problem.field = extra.field;
  return c.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
}

/**
 * The one place where errors become answers. A {@link LensError} with a known code is told as it is;
 * anything else is our fault: the caller learns the request id, the log learns the rest.
 */
export function problemFrom(log: Logger) {
  return (thrown: Error, c: Context<AppEnv>): Response => {
    const error = explained(thrown);
    if (error instanceof LensError && isProblemCode(error.code)) {
      if (error instanceof LimitError) c.header('retry-after', String(error.retryAfter));
      if (problemCodes[error.code] === 401) c.header('www-authenticate', 'Bearer');
      if (error.code === 'overloaded' || error.code === 'not_ready') c.header('retry-after', '5');
      if (error.code === 'not_ready') log.warn({ err: error.cause, requestId: c.get('requestId') }, 'the database can not be asked');
      return answerProblem(c, error.code, error.message, error instanceof InputError ? { field: error.field } : {});
    }
    log.error({ err: error, requestId: c.get('requestId') }, 'a request failed');
    return answerProblem(c, 'internal_error', 'Something went wrong on our side. Quote the request id if you report it.');
  };
}

/** What callers may know of errors that are not ours. */
function explained(thrown: Error): Error {
  if (thrown instanceof HTTPException) return fromHono(thrown);
  if (isCutUpload(thrown)) return new InputError('malformed_json', 'The body ended before it was complete.');
  if (isDatabaseAway(thrown))
    return new LensError('not_ready', 'Nothing can be looked up right now. Try again in a few seconds.', { cause: thrown });
  return thrown;
}

/** The caller hung up while sending: Node's error for it has no class of its own. */
const isCutUpload = (error: Error) => error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';

/** Hono itself throws in three cases only: a body that is no JSON, a body it can not read, and what middleware refuses. */
function fromHono(error: HTTPException): Error {
  if (error.status === 400) return new InputError('malformed_json', 'The body is not valid JSON.');
  if (error.status === 413) return bodyTooLarge();
  return error;
}

export const bodyTooLarge = () => new LensError('body_too_large', 'The body is larger than this API accepts.');
