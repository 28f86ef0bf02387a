import { movement } from '@infofi-lens/shared/scoring/trends/movement';
import { spanNames } from '@infofi-lens/shared/scoring/trends/spans';
import { type Trend as Move, type Point, trend, trendMethodology } from '@infofi-lens/shared/scoring/trends/trend';
import { unusualMethodology } from '@infofi-lens/shared/scoring/trends/unusual';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { lazy, Suspense } from 'react';
import { EvidenceMark } from '../../ui/evidence-mark.tsx';
import { change, duration } from '../../ui/format.ts';
import { listed } from '../../ui/listed.ts';
import { Loading, Section } from '../../ui/states.tsx';
import { panelWords } from './words.ts';

// Charts weigh more than everything else here, and most pages have no line yet.
const TrendChart = lazy(() => import('./trend-chart.tsx').then((module) => ({ default: module.TrendChart })));

const text = panelWords.trend;
const hour = 3_600_000;
const windows = [1, 24, 7 * 24];

interface TrendProps {
  readonly title: string;
  readonly points: readonly Point[];
  readonly now: EpochMs;
}

/** How a number moved: over an hour, a day and a week, and as a line. */
export function Trend({ title, points, now }: TrendProps) {
  const moves = movesOf(points, now);
  const notable = notableOf(points, now);
  const last = points.length < 2 ? undefined : points.at(-1);
  return (
    <Section
      title={title}
      aside={
        last && (
          <EvidenceMark
            evidence={{ source: 'computed', methodology: `${trendMethodology} ${unusualMethodology}`, observedAt: last.at }}
            of={title}
            now={now}
          />
        )
      }
    >
      {points.length < 2 ? (
        <p className="lens-p lens-muted">{panelWords.campaign.trendNone}</p>
      ) : (
        <>
          <p className="lens-p">
            {moves.map((move) => panelWords.campaign.change(change(move.change), duration(move.to.at - move.from.at))).join(' · ')}
          </p>
          {notable.map((line) => (
            <p key={line} className="lens-p lens-small">
              {line}
            </p>
          ))}
          <Suspense fallback={<Loading rows={3} />}>
            <TrendChart label={title} points={points} now={now} />
          </Suspense>
          <p className="lens-p lens-muted lens-small">{panelWords.campaign.trendSource}</p>
        </>
      )}
    </Section>
  );
}

/** The known changes over the windows; windows that span the same two points are told once. */
export function movesOf(points: readonly Point[], now: EpochMs): readonly Move[] {
  const seen = new Set<number>();
  return windows.flatMap((hours) => {
    const move = trend(points, (hours * hour) as DurationMs, now); // whole hours in range
    if (!move.known || seen.has(move.value.from.at)) return [];
    seen.add(move.value.from.at);
    return [move.value];
  });
}

/**
 * Movements that are not usual for what moved, told beside the usual one; that nothing is out of the usual where that can be told; and
 * over which spans it can not be told yet.
 */
export function notableOf(points: readonly Point[], now: EpochMs): readonly string[] {
  const moves = spanNames.flatMap((name) => {
    const moved = movement(points, name, now);
    return moved ? [{ name, moved }] : [];
  });
  const judged = moves.flatMap(({ name, moved }) => (moved.unusual.known ? [{ name, moved, unusual: moved.unusual.value }] : []));
  const untold = moves.flatMap(({ name, moved }) => (moved.unusual.known ? [] : [text.spans[name]]));
  const told = judged.filter(({ unusual }) => unusual.level !== 'usual');
  const lines = told.map(({ name, moved, unusual }) =>
    text[unusual.level === 'unusual' ? 'unusual' : 'notable'](change(moved.change), text.spans[name], change(unusual.usual), unusual.n),
  );
  return [...(judged.length > 0 && told.length === 0 ? [text.usual] : lines), ...(untold.length > 0 ? [text.untold(listed(untold))] : [])];
}
