import { perLocale } from '@infofi-lens/shared/words/current';

const units = { h: 'hour', d: 'day', m: 'month' } as const;
const formats = perLocale(
  (locale) => (unit: keyof typeof units) => new Intl.NumberFormat(locale, { style: 'unit', unit: units[unit], unitDisplay: 'short' }),
);

/** The span that a board is of as the language writes it, "7 days" of "7d"; what is no such span stays as the platform says it. */
export function spanText(span: string | undefined): string | undefined {
  const [, n, unit] = span?.match(/^(\d+)([hdm])$/) ?? [];
  return n === undefined ? span : formats()(unit as keyof typeof units).format(Number(n)); // what the expression lets through
}
