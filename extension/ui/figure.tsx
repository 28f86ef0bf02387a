import type { Missing } from '@infofi-lens/shared/scoring/measure';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { ReactNode } from 'react';
import type { EvidenceView } from './evidence.ts';
import { EvidenceMark } from './evidence-mark.tsx';
import { lackText } from './listed.ts';
import { words } from './words.ts';

/** A number for people: with its evidence, or with what is missing for one. There is no third form. */
export type FigureView =
  | { readonly text: string /** The exact form where the text is short. */; readonly exact?: string; readonly evidence: EvidenceView }
  | { readonly missing: readonly Missing[] }
  /** Missing, with a sentence of its own ("Not seen yet"). `busy`: it is about to come. */
  | { readonly unknown: string; readonly busy?: true };

interface FigureProps {
  readonly label: string;
  readonly view: FigureView;
  readonly now: EpochMs;
  readonly size?: 'large' | 'normal';
  readonly children?: ReactNode;
}

export function Figure({ label, view, now, size = 'normal', children }: FigureProps) {
  return (
    <div className="lens-figure" data-size={size}>
      <span className="lens-figure-label">{label}</span>
      {'text' in view ? (
        <span className="lens-figure-value">
          <strong title={view.exact}>{view.text}</strong>
          <EvidenceMark evidence={view.evidence} of={`${label}, ${view.exact ?? view.text}`} now={now} />
        </span>
      ) : (
        <span className="lens-figure-missing" aria-busy={'busy' in view}>
          {'missing' in view ? <NotEnough missing={view.missing} /> : view.unknown}
        </span>
      )}
      {children}
    </div>
  );
}

function NotEnough({ missing }: { missing: readonly Missing[] }) {
  return (
    <>
      <b>{words.notEnough}</b>
      {words.needs(lackText(missing))}
    </>
  );
}
