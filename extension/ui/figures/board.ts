import { type Concentration, concentration, concentrationMethodology } from '@infofi-lens/shared/scoring/board/concentration';
import { type Measure, missing } from '@infofi-lens/shared/scoring/measure';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EvidenceView } from '../evidence.ts';
import type { FigureView } from '../figure.tsx';
import { count, decimal, percent } from '../format.ts';
import { figureWords } from './words.ts';

export interface WeighedRow {
  readonly mindshare: number | undefined;
  readonly score: number | undefined;
  readonly observedAt: EpochMs;
}

/** How the board's total is spread: by share where the platform states shares, else by score. */
export function boardConcentration(rows: readonly WeighedRow[]): Measure<Concentration> {
  const shares = rows.flatMap(({ mindshare }) => mindshare ?? []);
  const weights = shares.length > 0 ? shares : rows.flatMap(({ score }) => score ?? []);
  return weights.some((weight) => weight < 0) ? missing('shares') : concentration(weights); // points may be negative on some boards: no share follows from them
}

/** The figures of a board's concentration, with their labels. */
export function spreadFigures(rows: readonly WeighedRow[]): readonly { readonly label: string; readonly view: FigureView }[] {
  const { top10: label, gini: inequality, hhi: index, holders } = figureWords.spread;
  const measure = boardConcentration(rows);
  if (!measure.known) return [{ label, view: measure }];
  const { top10, gini, hhi, effectiveHolders, n } = measure.value;
  const evidence: EvidenceView = { ...rowsEvidence(rows, concentrationMethodology), source: 'computed' };
  return [
    { label, view: { text: percent(top10), evidence } },
    { label: inequality, view: { text: decimal(gini, 3), evidence } },
    { label: index, view: { text: decimal(hhi, 3), evidence } },
    {
      label: holders,
      view: { text: count(Math.round(effectiveHolders)), exact: figureWords.spread.rows(n), evidence },
    },
  ];
}

/** Rows were seen at one time or within a few hours: as old as the oldest. */
export function rowsEvidence(rows: readonly WeighedRow[], methodology: string): EvidenceView {
  const oldest = rows.reduce<EpochMs | undefined>(
    (first, { observedAt }) => (first === undefined || observedAt < first ? observedAt : first),
    undefined,
  );
  return { source: 'you', methodology, ...(oldest === undefined ? {} : { observedAt: oldest }) };
}
