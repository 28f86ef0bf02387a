import { Bar, CartesianGrid, ComposedChart, ResponsiveContainer, Scatter, Tooltip, useChartWidth, XAxis, YAxis } from 'recharts';
import { grid, tick } from '../../../ui/charts/style.ts';
import { Tip } from '../../../ui/charts/tip.tsx';
import { axisUsd, roughUsd } from '../../../ui/format.ts';
import { rangeText } from '../range-text.ts';

/** A range that was said, its middle, and what came true, in US dollars. */
export interface RangeRow {
  readonly name: string;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly realised: number;
}

/** Ranges as bars, their middle as a dash, what came true as a diamond: told apart by shape. */
export function Ranges({ rows }: { rows: readonly RangeRow[] }) {
  const data = rows.map((row, at) => ({ ...row, at, label: String(at + 1), band: [row.p10, row.p90] }));
  return (
    <ResponsiveContainer width="100%" height={280}>
      <ComposedChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={grid} />
        <XAxis dataKey="label" tick={tick} tickLine={false} />
        <YAxis width="auto" tickFormatter={axisUsd} tick={tick} tickLine={false} axisLine={false} />
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload }) => {
            const row = payload?.[0]?.payload as RangeRow | undefined; // a row of `data`
            if (!active || !row) return null;
            return <Tip title={row.name}>{`${rangeText(row)} · ${roughUsd(row.realised)}`}</Tip>;
          }}
        />
        <Bar dataKey="band" fill="var(--lens-accent-soft)" stroke="var(--lens-line-strong)" maxBarSize={28} isAnimationActive={false} />
        <Scatter dataKey="p50" shape={({ cx, cy }: Place) => <Dash cx={cx} cy={cy} rows={rows.length} />} isAnimationActive={false} />
        <Scatter dataKey="realised" fill="var(--lens-text)" shape="diamond" isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

interface Place {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
}

/** As wide as its place among the others allows. */
function Dash({ cx = 0, cy = 0, rows }: Place & { rows: number }) {
  const half = Math.min(12, (useChartWidth() ?? 0) / rows / 2.8);
  return <path d={`M${cx - half} ${cy}h${2 * half}`} stroke="var(--lens-accent)" strokeWidth={2.5} />;
}
