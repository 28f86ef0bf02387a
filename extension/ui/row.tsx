import type { ReactNode } from 'react';

export interface RowView {
  readonly id: string;
  readonly title: string;
  /** Second line: platform, space, what it is. */
  readonly detail: string;
  /** What the row is about, at its end. */
  readonly figure?: string;
  /** Below the figure: where it comes from. A figure never stands without one. */
  readonly note?: string;
  /** `undefined`: its page is not known, so the row leads nowhere. */
  readonly href?: string;
}

/** One line of a list; a link that opens the page in a tab where the page is known. */
export function Row({ row, current = false }: { row: RowView; current?: boolean }) {
  const inside = (
    <>
      <span className="lens-row-title" title={row.title}>
        {row.title}
      </span>
      <span className="lens-row-figure">{row.figure}</span>
      <span className="lens-row-detail">{row.detail}</span>
      <span className="lens-row-note">{row.note}</span>
    </>
  );
  if (row.href === undefined) return <div className="lens-row">{inside}</div>;
  return (
    <a className="lens-row" data-row aria-current={current || undefined} href={row.href} target="_blank" rel="noreferrer">
      {inside}
    </a>
  );
}

export function Rows({ rows, children }: { rows: readonly RowView[]; children?: ReactNode }) {
  return (
    <ul className="lens-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <Row row={row} />
        </li>
      ))}
      {children}
    </ul>
  );
}
