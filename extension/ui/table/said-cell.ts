import type { EpochMs } from '@infofi-lens/shared/units';
import type { EvidenceView } from '../evidence.ts';
import { age } from '../format.ts';
import { words } from '../words.ts';
import type { CellView, Column } from './column.ts';

/** A value with as much of its evidence as a table holds of thousands. */
export interface SaidValue<T> {
  readonly value: T;
  readonly source: 'you' | 'crowd' | 'reported';
  readonly observedAt: EpochMs;
  readonly n?: number;
}

/** The evidence of such a value. @param methodology The sentence that stands beside its field. */
export const saidEvidence = ({ source, observedAt, n }: SaidValue<unknown>, methodology: string): EvidenceView => ({
  source,
  methodology,
  observedAt,
  ...(n !== undefined && { n }),
});

interface SaidCell<T> {
  readonly methodology: string;
  /** What is said where nobody saw it. */
  readonly unknown: string;
  readonly say: (value: T) => string;
  /** The value where its text is short of it. */
  readonly exact?: (value: T) => string | undefined;
}

/** A cell of such a value, or of nothing. */
export function saidCell<T>(value: SaidValue<T> | undefined, { methodology, unknown, say, exact }: SaidCell<T>): CellView {
  if (!value) return { unknown };
  const long = exact?.(value.value);
  return { text: say(value.value), ...(long !== undefined && { exact: long }), evidence: saidEvidence(value, methodology) };
}

/** The column that says when anything of a row was last seen, and by whom. */
export function seenColumn<Row extends { readonly lastSeen?: SaidValue<EpochMs> | undefined }>(
  label: string,
  unknown: string,
  now: EpochMs,
): Column<Row> {
  return {
    name: 'seen',
    label,
    width: 6.5,
    number: true,
    sorts: true,
    cell: ({ lastSeen }) => ({
      plain: lastSeen ? age(lastSeen.value, now) : unknown,
      ...(lastSeen && { note: words.source[lastSeen.source] }),
    }),
    csv: ({ lastSeen }) => lastSeen && new Date(lastSeen.value).toISOString(),
  };
}
