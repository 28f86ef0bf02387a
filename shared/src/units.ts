/**
 * Brands for values that are easy to mix up. Each brand has one constructor that checks; nothing else may cast to it.
 * Every constructor returns `undefined` for a value that is not one, because "not a number" from a page means
 * "unknown", and unknown is never 0.
 */
declare const brand: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. */
export type EpochMs = Brand<number, 'EpochMs'>;
/** A share of a whole, 0 to 1. */
export type Ratio = Brand<number, 'Ratio'>;
/** A non-negative amount as a plain decimal string: no exponent, no sign, no trailing zeros after the point. */
export type Decimal = Brand<string, 'Decimal'>;
/** US dollars. */
export type Usd = Brand<number, 'Usd'>;
/** Active time, in milliseconds. */
export type DurationMs = Brand<number, 'DurationMs'>;
/** An account name as written by its owner, without a leading '@'. Compare with {@link sameHandle}. */
export type Handle = Brand<string, 'Handle'>;
/** SHA-256 of a contributor's public key (raw uncompressed P-256 point, 65 bytes), lower-case hex, 64 characters. */
export type ContributorId = Brand<string, 'ContributorId'>;
/** SHA-256 of contributor and canonical observation, lower-case hex, 64 characters. */
export type Address = Brand<string, 'Address'>;

/** 2009-01-01 (before the first of the platforms' data) and 2100-01-01: outside of it a "time" is something else. */
const earliest = 946_684_800_000;
const latest = 4_102_444_800_000;

/** @returns `undefined` unless `ms` is a finite time between 2000 and 2100. Fractions are dropped. */
export function epochMs(ms: number): EpochMs | undefined {
  return Number.isFinite(ms) && ms >= earliest && ms < latest ? (Math.trunc(ms) as EpochMs) : undefined;
}

/** @returns `undefined` unless 0 <= value <= 1. */
export function ratio(value: number): Ratio | undefined {
  return Number.isFinite(value) && value >= 0 && value <= 1 ? (value as Ratio) : undefined;
}

/** @returns `undefined` unless finite. */
export function usd(value: number): Usd | undefined {
  return Number.isFinite(value) ? (value as Usd) : undefined;
}

/** @returns `undefined` unless finite and not negative. */
export function durationMs(value: number): DurationMs | undefined {
  return Number.isFinite(value) && value >= 0 ? (Math.round(value) as DurationMs) : undefined;
}

/** Accepts `@name` and `name`; keeps the case. @returns `undefined` for an empty or over-long (64) name. */
export function handle(text: string): Handle | undefined {
  const name = text.trim().replace(/^@/, '');
  return /^[\p{L}\p{N}_.-]{1,64}$/u.test(name) ? (name as Handle) : undefined;
}

/** Handles are compared without case. */
export function sameHandle(a: Handle, b: Handle): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

const plainDecimal = /^\d{1,78}(\.\d{1,36})?$/;
/** A plain decimal that has nothing to take away. */
const normalDecimal = /^(0|[1-9]\d{0,77})(\.\d{0,35}[1-9])?$/;

/** Normalises a plain non-negative decimal ("007.50" -> "7.5"). @returns `undefined` for anything else, exponents included. */
export function decimal(text: string): Decimal | undefined {
  if (normalDecimal.test(text)) return text as Decimal;
  if (!plainDecimal.test(text)) return undefined;
  const [whole = '0', fraction = ''] = text.split('.');
  return normal(whole, fraction);
}

function normal(whole: string, fraction: string): Decimal {
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.replace(/0+$/, '');
  return (rest ? `${digits}.${rest}` : digits) as Decimal;
}

/**
 * An amount in base units ("20000000" with 6 decimals) as the amount people read ("20"). Exact: no floating point.
 * @param decimals The token's decimals, 0 to 36.
 * @returns `undefined` when either is not a whole number in range: without decimals an amount has no meaning.
 */
export function fromBaseUnits(amount: string, decimals: number): Decimal | undefined {
  if (!/^\d{1,78}$/.test(amount) || !Number.isInteger(decimals) || decimals < 0 || decimals > 36) return undefined;
  const digits = amount.padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  return normal(digits.slice(0, cut), digits.slice(cut));
}

/** Whether a decimal is zero ("0", "0.00"): on the platforms a zero reward is no reward. */
export function isZero(amount: Decimal): boolean {
  return !/[1-9]/.test(amount);
}
