import { Bar, CartesianGrid, ComposedChart, ResponsiveContainer, Scatter, Tooltip, XAxis, YAxis } from 'recharts';
import { grid, tick } from '../../../ui/charts/style.ts';
import { Tip } from '../../../ui/charts/tip.tsx';
import { roughUsd } from '../../../ui/format.ts';
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
        <YAxis width={60} tickFormatter={roughUsd} tick={tick} tickLine={false} axisLine={false} />
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload }) => {
            const row = payload?.[0]?.payload as RangeRow | undefined; // a row of `data`
            if (!active || !row) return null;
            return <Tip title={row.name}>{`${rangeText(row)} · ${roughUsd(row.realised)}`}</Tip>;
          }}
        />
        <Bar dataKey="band" fill="var(--lens-accent-soft)" stroke="var(--lens-line-strong)" maxBarSize={28} isAnimationActive={false} />
        <Scatter dataKey="p50" shape={Dash} isAnimationActive={false} />
        <Scatter dataKey="realised" fill="var(--lens-text)" shape="diamond" isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

const Dash = ({ cx = 0, cy = 0 }: { cx?: number | undefined; cy?: number | undefined }) => (
  <path d={`M${cx - 12} ${cy}h24`} stroke="var(--lens-accent)" strokeWidth={2.5} />
);
