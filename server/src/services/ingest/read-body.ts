import type * as z from 'zod/mini';
import { inputError } from '../../http/accepts.ts';
import { InputError } from '../../http/errors.ts';

/**
 * Parses a body that had to be read as bytes because it is signed.
 * @throws {InputError} `malformed_json`, or `invalid_input` with the field.
 */
export function readBody<T>(bytes: Uint8Array, schema: z.ZodMiniType<T>): T {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new InputError('malformed_json', 'The body is not valid JSON.');
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw inputError('json', parsed.error.issues);
  return parsed.data;
}
