import { newcomerTrust } from '../settings.ts';
import type { Answer, Assessment, Report, Standing, Tie } from './report.ts';

/** What is compared, and what else is known. */
export interface AssessOptions {
  readonly kind: 'category' | 'number';
  /** What ties contributors together beside their reports. */
  readonly ties?: readonly Tie[];
}

/**
 * Who among many contributors is reliable, and who are one: found together with what the items come to, from the reports alone.
 * A pure function; the order of the reports does not matter.
 */
export function assess(reports: readonly Report[], _options: AssessOptions): Assessment {
  const standings = new Map<string, Standing>();
  for (const { contributor } of reports) {
    const items = (standings.get(contributor)?.items ?? 0) + 1;
    standings.set(contributor, { cluster: contributor, reliability: newcomerTrust, items });
  }
  return { standings, answers: new Map<string, Answer>() };
}
