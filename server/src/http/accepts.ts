import { validator } from 'hono-openapi';
import type * as z from 'zod/mini';
import { InputError } from './errors.ts';

/**
 * Parses one part of the request with a contract and documents it; the handler gets it from `c.req.valid(target)`.
 * Anything that does not fit is answered with 400 `invalid_input` and the field at fault.
 */
export function accepts<Target extends 'json' | 'query' | 'param', Schema extends z.ZodMiniType>(target: Target, schema: Schema) {
  return validator(target, schema, (result) => {
    if (!result.success) throw inputError(target, result.error);
  });
}

/** Names of unknown fields are the caller's own text, of any length. */
const longestPath = 200;

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The first complaint, in words: which field, and what was expected of it. */
export function inputError(target: string, issues: readonly Issue[]): InputError {
  const issue = issues[0];
  // Zod names unknown fields in `keys`, beside the path of the object that carries them.
  const unknown = issue && 'keys' in issue && Array.isArray(issue.keys) ? issue.keys.map(String) : [];
  const path = [...(issue?.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)), ...unknown.slice(0, 1)]
    .join('.')
    .slice(0, longestPath);
  const where = path || (target === 'json' ? 'body' : target);
  const why = unknown.length > 0 ? 'is not a field of this request' : explain(issue);
  return new InputError('invalid_input', `"${where}" ${why}.`, where);
}

function explain(issue: Issue | undefined): string {
  const expected = issue && 'expected' in issue && typeof issue.expected === 'string' ? issue.expected : undefined;
  return expected ? `is missing or is not of type ${expected}` : 'has a value that is not allowed';
}
