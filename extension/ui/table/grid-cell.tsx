import type { EpochMs } from '@infofi-lens/shared/units';
import { markOf } from '../evidence.ts';
import { lackText } from '../listed.ts';
import { words } from '../words.ts';
import type { CellView } from './column.ts';

interface CellContentProps {
  readonly view: CellView;
  readonly now: EpochMs;
  /** Where the row leads; only of the cell that names it. */
  readonly href?: string | undefined;
  /** Asked for how the value is known, with the control that asked. */
  readonly onEvidence: (anchor: HTMLElement) => void;
}

/**
 * A value with its mark below it, in words alone: a drawing in each cell would cost a scrolled table half of its frame. The mark is for
 * the pointer; keys ask for it by Space on the cell.
 */
export function CellContent({ view, now, href, onEvidence }: CellContentProps) {
  if ('plain' in view)
    return (
      <>
        <Value text={view.plain} href={href} />
        {view.note !== undefined && (
          <span className="lens-grid-note" dir="auto">
            {view.note}
          </span>
        )}
      </>
    );
  if ('text' in view) {
    const { evidence } = view;
    return (
      <>
        <Value text={view.text} exact={view.exact} href={href} />
        <button
          type="button"
          tabIndex={-1}
          className="lens-grid-mark"
          data-source={evidence.unconfirmed ? 'reported' : evidence.source}
          onClick={(event) => onEvidence(event.currentTarget)}
        >
          {markOf(evidence, now)}
        </button>
      </>
    );
  }
  return 'unknown' in view ? (
    <Value text={view.unknown} href={href} quiet />
  ) : (
    <span className="lens-grid-value lens-muted" title={words.needs(lackText(view.missing))}>
      {words.notEnough}
    </span>
  );
}

function Value({ text, exact, href, quiet }: { text: string; exact?: string | undefined; href?: string | undefined; quiet?: boolean }) {
  const className = quiet ? 'lens-grid-value lens-muted' : 'lens-grid-value';
  return href === undefined ? (
    <span className={className} dir="auto" title={exact}>
      {text}
    </span>
  ) : (
    <a className={className} dir="auto" href={href} tabIndex={-1} title={text}>
      {text}
    </a>
  );
}
