import { shownField } from '@infofi-lens/shared/facts/known';
import { type Point, trend, trendMethodology } from '@infofi-lens/shared/scoring/trends/trend';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { useMemo } from 'react';
import { Figure, type FigureView } from '../../../ui/figure.tsx';
import { fieldFigure } from '../../../ui/figures/field.ts';
import { duration } from '../../../ui/format.ts';
import { day, knownAs } from '../entity.ts';
import type { Feed, KnownEntity } from '../feed.ts';
import { overlayWords } from '../words.ts';
import { usePast } from './use-feed.ts';

const text = overlayWords.row;
const fields = [
  ['score', 'score'],
  ['mindshare', 'mindshare'],
  ['mindshareDelta', 'delta'],
] as const;

interface EntryDetailsProps {
  readonly feed: Feed;
  readonly entity: KnownEntity;
  readonly now: EpochMs;
}

/** Where somebody stands on a board, and how that moved. */
export function EntryDetails({ feed, entity, now }: EntryDetailsProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window begins when the row is opened, not with each minute
  const from = useMemo(() => epochMs(Date.now() - day), [entity.key]);
  const points = usePast(feed, [entity.key], 'rank', from, entity).get(entity.key) ?? [];
  const entry = knownAs(entity, 'board-entry');
  if (!entry) return null;
  return (
    <div className="overlay-figures">
      <Figure label={text.rank} view={fieldFigure(entry, 'rank')} now={now} />
      <Figure label={text.moved} view={movedFigure(points, now)} now={now} />
      {fields.map(
        ([field, label]) =>
          shownField(entry, field) && <Figure key={field} label={text[label]} view={fieldFigure(entry, field)} now={now} />,
      )}
    </div>
  );
}

function movedFigure(points: readonly Point[], now: EpochMs): FigureView {
  const move = trend(points, day, now);
  if (!move.known) return { unknown: text.noHistory };
  const { from, to, change } = move.value;
  const span = duration(to.at - from.at);
  const said = change === 0 ? text.same(span) : change < 0 ? text.up(-change, span) : text.down(change, span);
  return { text: said, evidence: { source: 'computed', methodology: trendMethodology, observedAt: to.at } };
}
