import * as z from 'zod/mini';
import type { Decimal, EpochMs, Handle, Ratio } from '../units.ts';
import { decimal, epochMs, handle, ratio } from '../units.ts';

/**
 * The value types that fields are made of. They check what they are given and never repair it,
 * so that the browser and the server decide alike.
 * A type's guard and its brand's constructor are the same function: that is what the casts below rest on.
 */
const branded = <T>(base: z.ZodMiniType<unknown>, is: (value: never) => unknown) =>
  base.check(z.refine((value) => is(value as never) === value)) as unknown as z.ZodMiniType<T, T>;

/** A text without lone surrogates or control characters other than line breaks and tabs. */
export const text = (maxLength: number) =>
  z.string().check(
    z.maxLength(maxLength),
    z.refine((value) => value.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(value), 'holds characters that are not text'),
  );
export const nonEmpty = (maxLength: number) => text(maxLength).check(z.minLength(1));
/** An id as the platform writes it. Numbers arrive as strings too: they may exceed 2^53. */
export const platformId = nonEmpty(200);
/** A platform's own word, lower case. */
export const word = nonEmpty(80).check(z.refine((value) => value === value.toLowerCase(), 'must be lower case'));
export const webUrl = nonEmpty(2_000).check(z.regex(/^https?:\/\/[^\s"'<>]+$/i, 'must be an http(s) address'));
/** A non-negative whole number that a double holds exactly. */
export const count = z.int().check(z.nonnegative(), z.maximum(Number.MAX_SAFE_INTEGER));
/** Position on a board, from 1. */
export const rank = z.int().check(z.positive(), z.maximum(1_000_000_000));
/** A score or number of points: may have a fraction, may be negative on some boards. */
export const score = z.number().check(z.refine((value) => Number.isFinite(value) && Math.abs(value) <= 1e18, 'out of range'));
export const time = branded<EpochMs>(z.number(), epochMs);
export const share = branded<Ratio>(z.number(), ratio);
/** A change of a share: -1 to 1. */
export const shareDelta = z.number().check(z.gte(-1), z.lte(1));
export const amount = branded<Decimal>(z.string(), decimal);
export const accountHandle = branded<Handle>(z.string(), handle);
export const flag = z.boolean();
/** True or absent: the platforms say only when it is so. */
export const onlyTrue = z.literal(true);
export const list = <S extends z.core.$ZodType>(item: S, maxLength: number) => z.array(item).check(z.maxLength(maxLength));
