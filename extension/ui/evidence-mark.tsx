import type { EpochMs } from '@infofi-lens/shared/units';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { type ToggleEvent, useId, useRef } from 'react';
import { type EvidenceView, evidenceLines, markOf, sourceLine } from './evidence.ts';
import { Icon } from './icon.tsx';
import { place } from './place.ts';
import { words } from './words.ts';

interface EvidenceMarkProps {
  readonly evidence: EvidenceView;
  /** What it is the evidence of, for ears ("Participants, 248"). */
  readonly of: string;
  readonly now: EpochMs;
}

/** The mark beside a value. Opens on demand: who knows it, since when, how sure, and by what method. Escape closes it. */
export function EvidenceMark({ evidence, of, now }: EvidenceMarkProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const mark = markOf(evidence, now);

  const stand = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState !== 'open' || !button.current) return;
    const popover = event.currentTarget;
    const { left, top } = place(button.current.getBoundingClientRect(), popover.getBoundingClientRect(), {
      width: document.documentElement.clientWidth, // without a scrollbar
      height: window.innerHeight,
    });
    popover.style.left = `${left}px`;
    popover.style.top = `${top}px`;
  };

  return (
    <span className="lens-evidence" data-source={evidence.unconfirmed ? 'reported' : evidence.source}>
      <button ref={button} type="button" popoverTarget={id} aria-label={words.evidence.label(`${of}, ${mark}`, sourceLine(evidence))}>
        <Icon name={evidence.unconfirmed ? 'reported' : evidence.source} />
        {mark}
      </button>
      <div id={id} popover="auto" className="lens-popover" role="dialog" aria-label={words.evidence.title} onToggle={stand}>
        <EvidenceText evidence={evidence} now={now} />
      </div>
    </span>
  );
}

/** The evidence as text, for places that have the room. */
export function EvidenceText({ evidence, now }: Pick<EvidenceMarkProps, 'evidence' | 'now'>) {
  const lines = evidenceLines(evidence, now);
  const { inputs = [] } = evidence;
  return (
    <>
      <p className="lens-p">
        <strong>{sourceLine(evidence)}</strong>
      </p>
      <p className="lens-p">{inWords(evidence.methodology)}</p>
      {(lines.length > 0 || inputs.length > 0) && (
        <dl>
          {[...lines, ...inputs.map((input) => [inWords(input.label), markOf(input.evidence, now)] as const)].map(([label, text]) => (
            <div key={label + text} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
