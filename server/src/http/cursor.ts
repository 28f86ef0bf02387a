import type * as z from 'zod/mini';
import { InputError } from './errors.ts';

/** Packs the key a page ended with. */
export const writeCursor = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws {InputError} for a cursor that was not made for this list: another order, or made up. */
export function readCursor<T>(cursor: string | undefined, key: z.ZodMiniType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new InputError('invalid_input', '"cursor" does not belong to this list. Start again without it.', 'cursor');
  }
}
