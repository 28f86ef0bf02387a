import { Icon } from './icon.tsx';

export interface RowView {
  readonly id: string;
  readonly title: string;
  /** Second line: platform, space, what it is. */
  readonly detail: string;
  /** What the row is about, at its end. */
  readonly figure?: string;
  /** Below the figure: where it comes from. A figure never stands without one. */
  readonly note?: string;
  /** The note at length, as a tip. */
  readonly noteTitle?: string;
  /** `undefined`: its page is not known, so the row leads nowhere. */
  readonly href?: string;
  /** A second way, to everything known of it. */
  readonly more?: { readonly href: string; readonly label: string };
}

/** One line of a list; a link that opens the page in a tab where the page is known. */
export function Row({ row }: { row: RowView }) {
  const inside = (
    <>
      <span className="lens-row-line">
        <span className="lens-row-title" dir="auto" title={row.title}>
          {row.title}
        </span>
        <span className="lens-row-figure">{row.figure}</span>
      </span>
      <span className="lens-row-line">
        <span className="lens-row-detail" title={row.detail}>
          {row.detail}
        </span>
        <span className="lens-row-note" title={row.noteTitle}>
          {row.note}
        </span>
      </span>
    </>
  );
  if (row.href === undefined) return <div className="lens-row">{inside}</div>;
  return (
    <a className="lens-row" data-row href={row.href} target="_blank" rel="noreferrer">
      {inside}
    </a>
  );
}

export function Rows({ rows }: { rows: readonly RowView[] }) {
  return (
    <ul className="lens-rows">
      {rows.map((row) => (
        <li key={row.id} data-more={row.more && ''}>
          <Row row={row} />
          {row.more && (
            <a
              className="lens-icon-button lens-row-more"
              href={row.more.href}
              aria-label={row.more.label}
              title={row.more.label}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="dashboard" />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
