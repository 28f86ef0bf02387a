import type { Calibration, CalibrationRow, ReliabilityRow } from '@infofi-lens/shared/contracts/calibration';
import { perLocale } from '@infofi-lens/shared/words/current';
import { calibrationWords as words } from './words.ts';

/** Fewer outcomes than this say little, and the page says so. */
const few = 30;

/** In two sentences: how good the predictions were, or what is missing to say so. */
export function headline({ all, waiting, model }: Calibration): { text: string; explained: string } {
  if (!all) return { text: words.unknown, explained: waiting === 0 ? words.unknownWhy : words.waitingWhy(waiting) };
  const best = Math.min(all.baselines.median, all.baselines.similar);
  return {
    text: words.coverage(percent(all.coverage), all.n),
    explained: [all.n < few ? words.few(few) : '', comparison(all.loss, best), model ? (model.drifted ? words.drifted : '') : words.noModel]
      .filter(Boolean)
      .join(' '),
  };
}

function comparison(loss: number, best: number): string {
  if (best === 0) return '';
  const less = 1 - loss / best;
  if (Math.abs(less) < 0.01) return words.asFarOff;
  return (less > 0 ? words.less : words.further)(percent(Math.abs(less)));
}

const shares = perLocale((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
export const percent = (share: number): string => shares().format(share);

const amounts = perLocale((locale) =>
  [[0, 3] as const, [2, 2] as const, [0, 0] as const].map(
    ([least, most]) =>
      new Intl.NumberFormat(locale, {
        ...{ style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', signDisplay: 'negative' },
        ...{ minimumFractionDigits: least, maximumFractionDigits: most },
      }),
  ),
);

/** US dollars as short as they can be said, as the page's language writes them. */
export function dollars(value: number): string {
  const size = Math.abs(value);
  return amounts()[size < 0.1 ? 0 : size < 100 ? 1 : 2]?.format(value).replace('-', '−') ?? '';
}

/** Of a row's three losses the least: it stands out by weight and by a word. */
export function leastLoss({ loss, baselines }: CalibrationRow): 'loss' | 'median' | 'similar' {
  if (loss <= baselines.median && loss <= baselines.similar) return 'loss';
  return baselines.median <= baselines.similar ? 'median' : 'similar';
}

/** Where the marks of a group stand between 0 and 1. Dollars go by their logarithm: rewards range over thousands. */
export function places(row: ReliabilityRow, all: readonly ReliabilityRow[]): Record<'p10' | 'p50' | 'p90' | 'realised', number> {
  const scale = (value: number) => Math.log1p(Math.max(0, value));
  const largest = Math.max(...all.flatMap(({ p90, realised }) => [scale(p90), scale(realised)]), scale(1));
  const at = (value: number) => scale(value) / largest;
  return { p10: at(row.p10), p50: at(row.p50), p90: at(row.p90), realised: at(row.realised) };
}

/** A group in words, for who does not see the picture. */
export const groupText = ({ n, p10, p50, p90, realised }: ReliabilityRow): string =>
  words.groups.said(n, dollars(p50), dollars(p10), dollars(p90), dollars(realised));
