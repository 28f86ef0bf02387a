import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { grid, tick } from '../../ui/charts/style.ts';
import { Tip } from '../../ui/charts/tip.tsx';
import { dayText, duration } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import type { Week } from './weeks.ts';

const hour = 3_600_000;

/** Hours a week, as columns; minutes as long as no week has an hour. */
export function WeeksChart({ weeks }: { weeks: readonly Week[] }) {
  const short = weeks.every(({ activeMs }) => activeMs < hour);
  const data = weeks.map((week) => ({ ...week, shown: (week.activeMs / hour) * (short ? 60 : 1) }));
  const unit = short ? words.time.minutes : words.time.hours;
  return (
    <ResponsiveContainer width="100%" height={220}>
      <BarChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={grid} />
        <XAxis dataKey="from" tickFormatter={dayText} tick={tick} tickLine={false} minTickGap={24} />
        <YAxis width="auto" tickFormatter={(n: number) => unit(n)} tick={tick} tickLine={false} axisLine={false} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--lens-hover)' }}
          content={({ active, payload }) => {
            const week = payload?.[0]?.payload as Week | undefined; // a row of `data`
            return active && week ? <Tip title={duration(week.activeMs)}>{dayText(week.from)}</Tip> : null;
          }}
        />
        <Bar dataKey="shown" fill="var(--lens-accent)" maxBarSize={40} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
