/** One line of the table of budgets. */
export interface BenchRow {
  /** What is measured, in words. */
  readonly what: string;
  /** What it should be, with its direction: '>= 20000'. */
  readonly budget: string;
  readonly measured: number;
  /** The nearest thing that does nothing of ours, measured in the same run; `undefined` when there is none. */
  readonly baseline: number | undefined;
  readonly unit: string;
  /** Whether `measured` keeps the budget. */
  readonly met: boolean;
}

export const atLeast = (what: string, budget: number, measured: number, baseline: number | undefined, unit: string): BenchRow => ({
  what,
  budget: `>= ${budget}`,
  measured: rounded(measured),
  baseline: baseline === undefined ? undefined : rounded(baseline),
  unit,
  met: measured >= budget,
});

export const atMost = (what: string, budget: number, measured: number, baseline: number | undefined, unit: string): BenchRow => ({
  what,
  budget: `<= ${budget}`,
  measured: rounded(measured),
  baseline: baseline === undefined ? undefined : rounded(baseline),
  unit,
  met: measured <= budget,
});

/** Nearest-rank percentile. @param share 0..1. @returns NaN without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100);
