import type { EpochMs } from '@infofi-lens/shared/units';
import { locale } from './locale.ts';

/** How numbers look, everywhere. A short form never stands alone: give the exact one as title where it differs. */
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const dollars = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 2, minimumFractionDigits: 2 });
const wholeDollars = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "248", "15.9K", "1.2M". */
export const count = (value: number): string => (Math.abs(value) < 10_000 ? fine.format(value) : compact.format(value));

/** "15,916". */
export const exactCount = (value: number): string => fine.format(value);

/** "+120", "−3", "±0" for no change. The sign is a real minus. */
export function change(value: number): string {
  if (value === 0) return '±0';
  return `${value > 0 ? '+' : '−'}${count(Math.abs(value))}`;
}

/** "$0.08", "$20.00", "$1,240". Below a cent "< $0.01". Negative amounts keep their sign. */
export function usd(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.01) return value > 0 ? '< $0.01' : '> −$0.01';
  return (Math.abs(value) < 1_000 ? dollars : wholeDollars).format(value).replace('-', '−');
}

/** An estimate in dollars with two significant places: "$0.40", "$3.50", "$12", "$1.2K". The minus is a real one. */
export function roughUsd(value: number): string {
  const rough = Number(Math.abs(value).toPrecision(2));
  if (rough < 0.01) return '$0';
  const text = rough < 10 && !Number.isInteger(rough) ? rough.toFixed(2) : compact.format(rough);
  return `${value < 0 ? '−' : ''}$${text}`;
}

/** A share as percent with two significant places: "2%", "0.87%", "< 0.01%", "100%". */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.01) return '< 0.01%';
  if (value > 99.9 && value < 100) return '> 99.9%';
  return `${value >= 10 ? whole.format(value) : fine.format(Number(value.toPrecision(2)))}%`;
}

/** A share for a column, two places, so that points stand below each other: "5.20%". */
export const percentColumn = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** A difference of shares in percentage points: "+0.12 pp". */
export function points(delta: number): string {
  const value = Number((delta * 100).toFixed(2));
  return value === 0 ? '±0 pp' : `${value > 0 ? '+' : '−'}${fine.format(Math.abs(value))} pp`;
}

const minute = 60_000;
const hour = 60 * minute;
const dayMs = 24 * hour;

/** The two largest units: "3 d 4 h", "2 h 10 min", "12 min", "< 1 min". */
export function duration(ms: number): string {
  if (ms < minute) return '< 1 min';
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < dayMs) return join(Math.floor(ms / hour), 'h', Math.floor((ms % hour) / minute), 'min');
  if (ms < 14 * dayMs) return join(Math.floor(ms / dayMs), 'd', Math.floor((ms % dayMs) / hour), 'h');
  return `${whole.format(Math.floor(ms / dayMs))} d`;
}

const join = (a: number, unitA: string, b: number, unitB: string): string => (b === 0 ? `${a} ${unitA}` : `${a} ${unitA} ${b} ${unitB}`);

/** How old, one unit: "now", "5 min", "3 h", "2 d". A time ahead of the clock is "now". */
export function age(at: EpochMs, now: EpochMs): string {
  const ms = now - at;
  if (ms < minute) return 'now';
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < dayMs) return `${Math.floor(ms / hour)} h`;
  return `${whole.format(Math.floor(ms / dayMs))} d`;
}

/** How long ago, one unit: "now", "5 min ago", "3 h ago", "2 d ago". A time ahead of the clock is "now". */
export function ago(at: EpochMs, now: EpochMs): string {
  const old = age(at, now);
  return old === 'now' ? old : `${old} ago`;
}

/** Time until, or `undefined` once it has come. */
export function left(until: EpochMs, now: EpochMs): string | undefined {
  return until > now ? duration(until - now) : undefined;
}

/** "Nov 20, 2026". */
export const date = (at: EpochMs): string => day.format(at);
/** "Nov 20, 2026, 20:28", in the time zone of the reader. */
export const dateTime = (at: EpochMs): string => moment.format(at);
/**
 * A decimal amount with grouped digits and at most six places, without going through a double: "5000000.5" -> "5,000,000.5".
 * What is left of zero by more places is "< 0.000001", never "0".
 */
export function amount(decimal: string): string {
  const [units = '0', fraction = ''] = decimal.split('.');
  const grouped = units.replace(/\B(?=(\d{3})+$)/g, ',');
  const places = fraction.slice(0, 6).replace(/0+$/, '');
  if (places !== '') return `${grouped}.${places}`;
  return grouped === '0' && /[1-9]/.test(fraction) ? '< 0.000001' : grouped;
}
