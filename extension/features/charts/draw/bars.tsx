import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { tick } from '../../../ui/charts/style.ts';

export interface BarRow {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  /** What stands beside the bar. */
  readonly text: string;
}

/** Shares as bars that lie, each with its text. */
export function Bars({ rows, most = 1 }: { rows: readonly BarRow[]; most?: number }) {
  return (
    <ResponsiveContainer width="100%" height={36 * rows.length + 32}>
      <BarChart data={[...rows]} layout="vertical" margin={{ top: 0, right: 64, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <XAxis type="number" domain={[0, most]} hide />
        <YAxis type="category" dataKey="name" width={112} tick={tick} tickLine={false} axisLine={false} />
        <Bar dataKey="share" fill="var(--lens-accent)" maxBarSize={20} isAnimationActive={false}>
          <LabelList dataKey="text" position="right" fill="var(--lens-text)" fontSize={12} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
