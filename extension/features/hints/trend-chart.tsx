import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import { perLocale } from '@infofi-lens/shared/words/current';
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { count, date, dateTime, exactCount } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';

interface TrendChartProps {
  /** What the line is of, for ears. */
  readonly label: string;
  /** Oldest first, change-only: a value holds until the next. */
  readonly points: readonly Point[];
  readonly now: EpochMs;
}

/** A number over time, in steps. Loaded only where there is a line to draw. */
export function TrendChart({ label, points, now }: TrendChartProps) {
  const last = points.at(-1);
  const data = last && last.at < now ? [...points, { at: now, value: last.value }] : [...points];
  const [first] = points;
  const summary = first && last ? `${label}: ${words.trend(exactCount(first.value), exactCount(last.value), date(first.at))}` : label;
  return (
    <div className="panel-chart" role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height={140}>
        <AreaChart data={data} margin={{ top: 6, right: 2, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--lens-line)" />
          <XAxis
            dataKey="at"
            type="number"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(at: number) => short().format(at)}
            tick={tick}
            tickLine={false}
            axisLine={false}
            minTickGap={40}
          />
          <YAxis
            domain={['auto', 'auto']}
            allowDecimals={false}
            width="auto"
            tickFormatter={count}
            tick={tick}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--lens-line-strong)' }}
            content={({ active, payload }) => {
              const point: unknown = payload?.[0]?.payload;
              return active && isPoint(point) ? (
                <div className="panel-tip">
                  <strong>{exactCount(point.value)}</strong> {dateTime(point.at)}
                </div>
              ) : null;
            }}
          />
          <Area
            dataKey="value"
            type="stepAfter"
            stroke="var(--lens-accent)"
            strokeWidth={2}
            fill="var(--lens-accent-soft)"
            isAnimationActive={false}
            dot={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}

const tick = { fill: 'var(--lens-muted)', fontSize: 11 };
const short = perLocale((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }));

function isPoint(value: unknown): value is Point {
  return typeof value === 'object' && value !== null && 'at' in value && 'value' in value;
}
