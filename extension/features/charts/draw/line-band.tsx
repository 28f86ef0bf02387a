import type { EpochMs } from '@infofi-lens/shared/units';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { grid, tick } from '../../../ui/charts/style.ts';
import { Tip } from '../../../ui/charts/tip.tsx';
import { count, date, dateTime, exactCount } from '../../../ui/format.ts';

/** A number at a time; `band` is what it may be then. */
export interface LinePoint {
  readonly at: EpochMs;
  readonly value?: number;
  readonly middle?: number;
  readonly band?: readonly [low: number, high: number];
}

interface LineBandProps {
  readonly points: readonly LinePoint[];
  readonly now: EpochMs;
  readonly nowLabel: string;
  /** The values are ranks: whole, and the first stands on top. */
  readonly isRank?: boolean;
}

/** What was, in steps, and what may come, as a band around a dashed line. */
export function LineBand({ points, now, nowLabel, isRank = false }: LineBandProps) {
  return (
    <ResponsiveContainer width="100%" height={260}>
      <ComposedChart data={[...points]} margin={{ top: 16, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={grid} />
        <XAxis
          dataKey="at"
          type="number"
          domain={['dataMin', 'dataMax']}
          tickFormatter={date}
          tick={tick}
          tickLine={false}
          minTickGap={56}
        />
        <YAxis
          width="auto"
          reversed={isRank}
          allowDecimals={!isRank}
          domain={['auto', 'auto']}
          tickFormatter={count}
          tick={tick}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as LinePoint | undefined; // a row of `data`
            if (!active || !point) return null;
            const { value, middle, band, at } = point;
            const text =
              value === undefined
                ? `${exactCount(Math.round(middle ?? 0))} (${(band ?? []).map((one) => exactCount(Math.round(one))).join('–')})`
                : exactCount(value);
            return <Tip title={text}>{dateTime(at)}</Tip>;
          }}
        />
        <ReferenceLine
          x={now}
          stroke="var(--lens-line-strong)"
          strokeDasharray="2 3"
          label={{ value: nowLabel, position: 'insideTopRight', ...tick }}
        />
        <Area dataKey="band" stroke="var(--lens-line-strong)" fill="var(--lens-accent-soft)" isAnimationActive={false} connectNulls />
        <Line
          dataKey="middle"
          stroke="var(--lens-accent)"
          strokeWidth={2}
          strokeDasharray="5 4"
          dot={false}
          isAnimationActive={false}
          connectNulls
        />
        <Line
          dataKey="value"
          type="stepAfter"
          stroke="var(--lens-accent)"
          strokeWidth={2}
          dot={points.length < 40}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
