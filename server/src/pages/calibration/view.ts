import type { Calibration, CalibrationRow, ReliabilityRow } from '@infofi-lens/shared/contracts/calibration';

/** Fewer outcomes than this say little, and the page says so. */
const few = 30;

/** In two sentences: how good the predictions were, or what is missing to say so. */
export function headline({ all, waiting, model }: Calibration): { text: string; explained: string } {
  if (!all) {
    const predicted = waiting === 1 ? '1 campaign has been predicted' : `${waiting.toLocaleString('en')} campaigns have been predicted`;
    return {
      text: 'No predicted outcome is known yet',
      explained:
        waiting === 0
          ? 'A campaign is predicted once three people agree on it. What it paid is known once three people who took part record their outcome in the extension and share it.'
          : `${predicted}. What one paid is known once three people who took part record their outcome in the extension and share it.`,
    };
  }
  const best = Math.min(all.baselines.median, all.baselines.similar);
  return {
    text: `${percent(all.coverage)} of ${all.n.toLocaleString('en')} ${all.n === 1 ? 'outcome' : 'outcomes'} lay within the 80 % band`,
    explained: [
      all.n < few ? `So few say little: below ${few} anything may be luck.` : '',
      comparison(all.loss, best),
      model
        ? model.drifted
          ? 'What campaigns pay has moved away from the model, so it is silent at the moment.'
          : ''
        : 'No model is live yet: predictions are structure alone.',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

function comparison(loss: number, best: number): string {
  if (best === 0) return '';
  const less = 1 - loss / best;
  if (Math.abs(less) < 0.01) return 'Predictions lay as far off as the better of two simple guesses.';
  return `Predictions lay ${percent(Math.abs(less))} ${less > 0 ? 'less' : 'further'} off than the better of two simple guesses.`;
}

export const percent = (share: number) => `${Math.round(100 * share)} %`;

/** US dollars as short as they can be said. */
export function dollars(value: number): string {
  const size = Math.abs(value);
  const digits = size < 1 ? 3 : size < 100 ? 2 : 0;
  const text = size.toLocaleString('en', { minimumFractionDigits: size >= 1 ? digits : 0, maximumFractionDigits: digits });
  return `${value < 0 && Number(text.replaceAll(',', '')) !== 0 ? '−' : ''}$${text}`;
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
export const groupText = ({ n, p10, p50, p90, realised }: ReliabilityRow) =>
  `${n} campaigns: predicted ${dollars(p50)} (${dollars(p10)} to ${dollars(p90)}), paid ${dollars(realised)}`;
