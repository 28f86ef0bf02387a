import type { EpochMs } from '@infofi-lens/shared/units';
import type { ReactNode } from 'react';
import { markOf } from '../evidence.ts';
import { lackText } from '../listed.ts';
import { words } from '../words.ts';
import type { CellView } from './column.ts';
import { markSize, sides, textSize } from './grid-sizes.ts';
import { widestOf } from './text-room.ts';

/**
 * How the cell of a view looks, and what it says beyond its text.
 * @param room Width of its column in rem; `undefined`: it takes what is left, and nobody knows how much that is.
 */
export function cellLook(
  view: CellView,
  now: EpochMs,
  room: number | undefined,
): { readonly className: string; readonly title?: string | undefined } {
  const cut = room !== undefined && fits(view, now, room - sides) ? '' : ' lens-grid-cut';
  if ('text' in view) return { className: `lens-grid-cell${cut}`, title: view.exact };
  if ('plain' in view) return { className: `lens-grid-cell${cut}${view.note === undefined ? ' lens-grid-one' : ''}` };
  const title = 'missing' in view ? words.needs(lackText(view.missing)) : undefined;
  return { className: `lens-grid-cell${cut} lens-grid-one lens-muted`, title };
}

/** Whether both lines are in their place for sure. */
function fits(view: CellView, now: EpochMs, rem: number): boolean {
  if (widestOf(textOf(view)) * textSize > rem) return false;
  const below = 'text' in view ? markOf(view.evidence, now) : 'plain' in view ? view.note : undefined;
  return below === undefined || widestOf(below) * markSize <= rem;
}

/**
 * A value with its mark below it: two lines of one text, because each element and each drawing more is paid for with every frame of
 * a table that is scrolled. The mark is for the pointer; keys ask for it by Space on the cell.
 * @param href Where the row leads; only of the cell that names it.
 */
export function cellContent(view: CellView, now: EpochMs, href: string | undefined): ReactNode {
  const [text, below] = [textOf(view).replace(/\s+/g, ' '), belowOf(view, now)]; // a line of the value's own would push the mark out
  if (href !== undefined)
    return (
      <>
        <a className="lens-grid-link" dir="auto" href={href} tabIndex={-1} title={text}>
          {text}
        </a>
        {below && '\n'}
        {below}
      </>
    );
  return below ? (
    <>
      {`${text}\n`}
      {below}
    </>
  ) : (
    text
  );
}

function textOf(view: CellView): string {
  if ('plain' in view) return view.plain;
  if ('text' in view) return view.text;
  return 'unknown' in view ? view.unknown : words.notEnough;
}

function belowOf(view: CellView, now: EpochMs): ReactNode {
  if ('plain' in view)
    return (
      view.note !== undefined && (
        <span className="lens-grid-note" dir="auto">
          {view.note}
        </span>
      )
    );
  if (!('text' in view)) return undefined;
  const { evidence } = view;
  const { observedAt: _, ...undated } = evidence; // how many said it fits every column, since when too does not; the popover says both
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native button is a box of its own in every cell, which costs a scrolled table its frames
    <span role="button" tabIndex={-1} className="lens-grid-mark" data-source={evidence.unconfirmed ? 'reported' : evidence.source}>
      {markOf(evidence.source === 'reported' ? undated : evidence, now)}
    </span>
  );
}
