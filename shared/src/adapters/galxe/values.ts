import { decimal, type EpochMs, fromBaseUnits, isZero } from '../../units.ts';
import { type Given, givenCount, givenNumber, givenTime } from '../given.ts';

/** A place on a board, from 1. Galxe writes 0 for somebody who is not on it. */
export function rankOf(value: unknown): Given<number> {
  const rank = givenCount(value);
  return rank === 0 ? undefined : rank;
}

/** `cap` and its like: 0 and below mean that there is no limit, which is `null`. */
export function capOf(value: unknown): Given<number | null> {
  const number = givenNumber(value);
  return typeof number === 'number' && number <= 0 ? null : givenCount(value);
}

/** A time in Unix seconds. Zero is a time nobody set. */
export function timeOf(value: unknown): Given<EpochMs> {
  return value === 0 || value === '0' ? undefined : givenTime(value);
}

/** Like {@link timeOf}, for times where the platform says "never" by `null`. */
export function limitOf(value: unknown): Given<EpochMs | null> {
  return value === null ? null : timeOf(value);
}

/**
 * A token amount. Base units ("20000000" with 6 decimals) become what people read ("20").
 * @returns `undefined` without decimals: an amount in unknown units is no amount.
 */
export function amountOf(amount: unknown, decimals: unknown): string | undefined {
  const places = givenCount(decimals);
  const units = typeof amount === 'number' && Number.isSafeInteger(amount) ? String(amount) : amount;
  return typeof units === 'string' && typeof places === 'number' ? fromBaseUnits(units, places) : undefined;
}

/** Whether the platform fills in a reward that is not there: '' or a zero ("0", "0.0"). */
export function isNoAmount(amount: unknown): boolean {
  if (amount === '' || amount === 0) return true;
  const plain = typeof amount === 'string' ? decimal(amount) : undefined;
  return plain !== undefined && isZero(plain);
}
