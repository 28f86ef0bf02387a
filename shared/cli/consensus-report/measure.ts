import { agreedFrom } from '../../src/consensus/assess/answers.ts';
import { assess } from '../../src/consensus/assess/assess.ts';
import type { Report } from '../../src/consensus/assess/report.ts';
import type { Crowd } from './population.ts';

/** Share of the items whose value is right, agreed or not. */
export function accuracy(reports: readonly Report[], truth: ReadonlyMap<string, string>): number {
  const { answers } = assess(reports, { kind: 'category' });
  return [...truth].filter(([item, right]) => answers.get(item)?.value === right).length / truth.size;
}

/** Mean absolute error. */
export function error(reports: readonly Report[], truth: ReadonlyMap<string, number>): number {
  const { answers } = assess(reports, { kind: 'number' });
  return mean([...truth].map(([item, right]) => Math.abs(Number(answers.get(item)?.value) - right)));
}

/** What became of the items with so many witnesses. */
export interface Outcome {
  items: number;
  agreed: number;
  wrong: number;
}

/** By number of witnesses: how many items are agreed, and how many of those wrongly. */
export function agreements({ reports, truth }: Crowd, into = new Map<number, Outcome>()): Map<number, Outcome> {
  const witnesses = new Map<string, number>();
  for (const { item } of reports) witnesses.set(item, (witnesses.get(item) ?? 0) + 1);
  const { answers } = assess(reports, { kind: 'category' });
  for (const [item, count] of witnesses) {
    const outcome = into.get(count) ?? { items: 0, agreed: 0, wrong: 0 };
    const answer = answers.get(item);
    outcome.items += 1;
    if (answer && answer.confidence >= agreedFrom) {
      outcome.agreed += 1;
      if (answer.value !== truth.get(item)) outcome.wrong += 1;
    }
    into.set(count, outcome);
  }
  return into;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
