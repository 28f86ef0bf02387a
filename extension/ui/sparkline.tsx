import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import { count, date } from './format.ts';
import { steps } from './steps.ts';
import { words } from './words.ts';

interface SparklineProps {
  readonly label: string;
  /** Oldest first, change-only. */
  readonly points: readonly Point[];
  readonly now: EpochMs;
  readonly format?: (value: number) => string;
}

const box = { width: 120, height: 24 };

/** A small line of how a value moved. Ears get first and last value in words. */
export function Sparkline({ label, points, now, format = count }: SparklineProps) {
  const path = steps(points, now, box);
  const first = points[0];
  const last = points.at(-1);
  if (!path || !first || !last) return <span className="lens-muted lens-small">{words.noTrend}</span>;
  return (
    <svg
      className="lens-sparkline"
      viewBox={`0 -1 ${box.width} ${box.height + 2}`}
      height={box.height}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}. ${words.trend(format(first.value), format(last.value), date(first.at))}`}
    >
      <path d={path} />
    </svg>
  );
}
