import type { EpochMs } from '@infofi-lens/shared/units';
import { useEffect, useRef } from 'react';
import type { EvidenceView } from '../evidence.ts';
import { EvidenceText } from '../evidence-mark.tsx';
import { place } from '../place.ts';
import { words } from '../words.ts';

/** A value of a table whose evidence was asked for. */
export interface Asked {
  readonly evidence: EvidenceView;
  readonly label: string;
  readonly anchor: HTMLElement;
}

/** How one value of a table is known. One for the whole table: one a cell would be thousands. Escape closes it, and focus goes back. */
export function EvidencePopover({ asked, now, onClose }: { asked: Asked | undefined; now: EpochMs; onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const popover = box.current;
    if (!asked || !popover) return;
    popover.showPopover();
    const { left, top } = place(asked.anchor.getBoundingClientRect(), popover.getBoundingClientRect(), {
      width: document.documentElement.clientWidth, // without a scrollbar
      height: window.innerHeight,
    });
    popover.style.left = `${left}px`;
    popover.style.top = `${top}px`;
    popover.focus({ preventScroll: true });
  }, [asked]);
  return (
    <div
      ref={box}
      popover="auto"
      className="lens-popover"
      role="dialog"
      tabIndex={-1}
      aria-label={asked ? `${words.evidence.title} ${asked.label}` : words.evidence.title}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      {asked && (
        <>
          <p className="lens-p lens-muted lens-small">{asked.label}</p>
          <EvidenceText evidence={asked.evidence} now={now} />
        </>
      )}
    </div>
  );
}
