import { type Point, trend, trendMethodology } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import { EvidenceMark } from '../../../ui/evidence-mark.tsx';
import { change, duration } from '../../../ui/format.ts';
import { day } from '../entity.ts';
import { overlayWords } from '../words.ts';

interface MovedProps {
  readonly of: string;
  readonly points: readonly Point[];
  readonly now: EpochMs;
}

/** How a number moved over the last day, or as long as it is known. Nothing when it was seen once. */
export function Moved({ of, points, now }: MovedProps) {
  const move = trend(points, day, now);
  if (!move.known) return null;
  const { from, to, change: by } = move.value;
  const said = overlayWords.card.moved(change(by), duration(to.at - from.at));
  return (
    <span className="overlay-moved">
      {said}
      <EvidenceMark evidence={{ source: 'computed', methodology: trendMethodology, observedAt: to.at }} of={`${of}, ${said}`} now={now} />
    </span>
  );
}
