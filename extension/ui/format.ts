import type { EpochMs } from '@infofi-lens/shared/units';
import { perLocale } from '@infofi-lens/shared/words/current';
import { words } from './words.ts';

/** How numbers look, everywhere. A short form never stands alone: give the exact one as title where it differs. */
const form = (options: Intl.NumberFormatOptions) => perLocale((locale) => new Intl.NumberFormat(locale, options));
const inDollars = (options: Intl.NumberFormatOptions) =>
  form({ style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', ...options });
const inPercent = (options: Intl.NumberFormatOptions) => form({ style: 'percent', ...options });
const numbers = {
  compact: form({ notation: 'compact', maximumFractionDigits: 1 }),
  fine: form({ maximumFractionDigits: 2 }),
  exact: form({ maximumFractionDigits: 6 }),
  dollars: inDollars({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  wholeDollars: inDollars({ maximumFractionDigits: 0 }),
  compactDollars: inDollars({ notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 }),
  percent: inPercent({ maximumFractionDigits: 2 }),
  wholePercent: inPercent({ maximumFractionDigits: 0 }),
  tenthPercent: inPercent({ maximumFractionDigits: 1 }),
  percentColumn: inPercent({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};
const day = perLocale((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }));
const dayAnywhere = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const moment = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

/** "248", "15.9K", "1.2M". */
export const count = (value: number): string => (Math.abs(value) < 10_000 ? numbers.fine : numbers.compact)().format(value);

/** A measure without a unit, with exactly so many places: "0.840". */
export const decimal = (value: number, places: 1 | 2 | 3): string => decimals()[places].format(value);
const decimals = perLocale((locale) => {
  const of = (places: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
  return { 1: of(1), 2: of(2), 3: of(3) };
});

/** "15,916". */
export const exactCount = (value: number): string => numbers.fine().format(value);

/** "+120", "−3", "±0" for no change. The sign is a real minus. */
export function change(value: number): string {
  if (value === 0) return '±0';
  return `${value > 0 ? '+' : '−'}${count(Math.abs(value))}`;
}

/** "$0.08", "$20.00", "$1,240". Below a cent "< $0.01". Negative amounts keep their sign. */
export function usd(value: number): string {
  const { dollars, wholeDollars } = numbers;
  if (value !== 0 && Math.abs(value) < 0.01) return value > 0 ? `< ${dollars().format(0.01)}` : `> ${realMinus(dollars().format(-0.01))}`;
  return realMinus((Math.abs(value) < 1_000 ? dollars : wholeDollars)().format(value));
}

/** An estimate in dollars with two significant places: "$0.40", "$3.50", "$12", "$1.2K". The minus is a real one. */
export function roughUsd(value: number): string {
  const rough = Number(Math.abs(value).toPrecision(2));
  const { dollars, wholeDollars, compactDollars } = numbers;
  if (rough < 0.01) return wholeDollars().format(0);
  const money = rough < 10 && !Number.isInteger(rough) ? dollars : compactDollars;
  return realMinus(money().format(value < 0 ? -rough : rough));
}

/** The same without the sign of the dollar, for a range beside an estimate that has it; where it stands is the language's. */
export const roughDollars = (value: number): string => roughUsd(value).replace('$', '').trim();

/** Dollars beside an axis, short and not rounded to less than they are: "$35", "$105", "$1.5K". */
export const axisUsd = (value: number): string => realMinus(numbers.compactDollars().format(value));

/** A share as percent with two significant places: "2%", "0.87%", "< 0.01%", "100%". */
export function percent(share: number): string {
  const value = share * 100;
  const { percent: fine, wholePercent, tenthPercent } = numbers;
  if (value > 0 && value < 0.01) return `< ${fine().format(0.0001)}`;
  if (value > 99.9 && value < 100) return `> ${tenthPercent().format(0.999)}`;
  return value >= 10 ? wholePercent().format(share) : fine().format(Number(value.toPrecision(2)) / 100);
}

/** A share for a column, two places, so that points stand below each other: "5.20%". */
export const percentColumn = (share: number): string => numbers.percentColumn().format(share);

/** A difference of shares in percentage points: "+0.12 pp". */
export function points(delta: number): string {
  const value = Number((delta * 100).toFixed(2));
  return words.points(value === 0 ? '±0' : `${value > 0 ? '+' : '−'}${numbers.fine().format(Math.abs(value))}`);
}

const minute = 60_000;
const hour = 60 * minute;
const dayMs = 24 * hour;

/** The two largest units: "3 d 4 h", "2 h 10 min", "12 min", "< 1 min". */
export function duration(ms: number): string {
  const { minutes, hours, days, two, underMinute } = words.time;
  if (ms < minute) return underMinute;
  if (ms < hour) return minutes(Math.floor(ms / minute));
  const [large, rest] =
    ms < dayMs
      ? [hours(Math.floor(ms / hour)), Math.floor((ms % hour) / minute)]
      : [days(Math.floor(ms / dayMs)), Math.floor((ms % dayMs) / hour)];
  if (rest === 0 || ms >= 14 * dayMs) return large;
  return two(large, ms < dayMs ? minutes(rest) : hours(rest));
}

/** How old, one unit: "now", "5 min", "3 h", "2 d". A time ahead of the clock is "now". */
export const age = (at: EpochMs, now: EpochMs): string => (isNow(at, now) ? words.time.now : oneUnit(now - at));

function oneUnit(ms: number): string {
  const { minutes, hours, days } = words.time;
  if (ms < hour) return minutes(Math.floor(ms / minute));
  return ms < dayMs ? hours(Math.floor(ms / hour)) : days(Math.floor(ms / dayMs));
}

/** How long ago, one unit: "now", "5 min ago", "3 h ago", "2 d ago". A time ahead of the clock is "now". */
export const ago = (at: EpochMs, now: EpochMs): string => (isNow(at, now) ? words.time.now : words.time.ago(oneUnit(now - at)));

/** Whether {@link age} and {@link ago} say that it is now. */
export const isNow = (at: EpochMs, now: EpochMs): boolean => now - at < minute;

/** Time until, or `undefined` once it has come. */
export function left(until: EpochMs, now: EpochMs): string | undefined {
  return until > now ? duration(until - now) : undefined;
}

/** "Nov 20, 2026". */
export const date = (at: EpochMs): string => day().format(at);
/** "Nov 20, 2026" for a day that is named "2026-11-20", whatever the time zone of the reader. */
export const dayText = (day: string): string => dayAnywhere().format(new Date(day));
/** "Nov 20, 2026, 20:28", in the time zone of the reader. */
export const dateTime = (at: EpochMs): string => moment().format(at);
/**
 * A decimal amount with grouped digits and at most six places, without going through a double: "5000000.5" -> "5,000,000.5".
 * What is left of zero by more places is "< 0.000001", never "0".
 */
export function amount(decimal: string): string {
  const [units = '0', fraction = ''] = decimal.split('.');
  const places = fraction.slice(0, 6);
  const { exact } = numbers;
  if (/^0*$/.test(units + places) && /[1-9]/.test(fraction)) return `< ${exact().format(0.000001)}`;
  return exact().format(`${units}.${places}0` as Intl.StringNumericLiteral); // digits alone: written without a double
}

/** Numbers have a real minus, whatever the language's data say. */
const realMinus = (text: string): string => text.replace('-', '−');
