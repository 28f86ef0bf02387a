import type { Column } from './column.ts';
import type { Asked } from './evidence-popover.tsx';

/** The value whose mark was pressed; `undefined` where something else was. Heard by the table: a listener a cell would be thousands. */
export function askedEvidence<Row>(pressed: EventTarget, columns: readonly Column<Row>[], rows: readonly Row[]): Asked | undefined {
  const anchor = (pressed as Element).closest<HTMLElement>('.lens-grid-mark'); // what is pressed is an element
  const [at = -1, place = -1] = anchor?.closest<HTMLElement>('[data-at]')?.dataset.at?.split(':').map(Number) ?? [];
  const [row, column] = [rows[at], columns[place]];
  if (!anchor || row === undefined || !column) return undefined;
  const view = column.cell(row);
  return 'evidence' in view ? { evidence: view.evidence, label: `${column.label}, ${view.exact ?? view.text}`, anchor } : undefined;
}
