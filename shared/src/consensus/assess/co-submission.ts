import type { EpochMs } from '../../units.ts';
import { compare } from '../word.ts';
import type { Tie } from './report.ts';

/** That somebody handed in a sighting, and when it arrived here: the one time that the sender does not write. */
export interface Arrival {
  readonly contributor: string;
  readonly item: string;
  readonly receivedAt: EpochMs;
}

/** Two arrivals within a minute are side by side. */
const besideMs = 60_000;
/** Everything within ten minutes is one occasion: who opens the same list once hands in all of it. */
const occasionMs = 600_000;
/** On an item where strangers meet more often than this, meeting says nothing. */
const commonFrom = 0.2;
/** So many arrivals after each are looked at. */
const nextAtMost = 5;
/** Machines sent out together meet in so many of the items both hand in. */
const togetherWhenOne = 0.8;
const occasionsAtLeast = 3;
const evidenceAtMost = 12;

/**
 * Who hands in the same things at the same moments, again and again: machines that were sent out together.
 * People meet on a popular page once; those who meet on quiet ones on several occasions, and seldom miss each other, are not strangers.
 */
export function coSubmission(arrivals: readonly Arrival[]): Tie[] {
  const items = Map.groupBy(arrivals, ({ item }) => item);
  const meetings = new Map<string, { members: [string, string]; occasions: Map<number, number>; items: Set<string> }>();
  for (const [item, unsorted] of items) {
    const row = [...unsorted].sort((a, b) => a.receivedAt - b.receivedAt || compare(a.contributor, b.contributor));
    const chance = chanceToMeet(row);
    if (chance >= commonFrom) continue;
    row.forEach((one, n) => {
      for (const other of row.slice(n + 1, n + 1 + nextAtMost)) {
        if (other.receivedAt - one.receivedAt > besideMs || other.contributor === one.contributor) continue;
        const members: [string, string] =
          one.contributor < other.contributor ? [one.contributor, other.contributor] : [other.contributor, one.contributor];
        const key = JSON.stringify(members);
        const met = meetings.get(key) ?? { members, occasions: new Map<number, number>(), items: new Set<string>() };
        const occasion = Math.floor(one.receivedAt / occasionMs);
        met.occasions.set(occasion, Math.max(met.occasions.get(occasion) ?? 0, Math.log(togetherWhenOne / chance)));
        met.items.add(item);
        meetings.set(key, met);
      }
    });
  }
  const often = [...meetings.values()].filter(({ occasions }) => occasions.size >= occasionsAtLeast);
  const itemsOf = itemsByContributor(arrivals, new Set(often.flatMap(({ members }) => members)));
  return often
    .map(({ members, occasions, items: met }) => {
      const [mine, others] = [itemsOf.get(members[0]), itemsOf.get(members[1])];
      const missed = [...(mine ?? [])].filter((item) => others?.has(item) && !met.has(item)).length;
      const evidence = [...occasions.values()].reduce((sum, one) => sum + one, 0) + missed * Math.log(1 - togetherWhenOne);
      return { members, evidence: Math.min(evidenceAtMost, evidence) };
    })
    .filter(({ evidence }) => evidence > 0)
    .sort((a, b) => compare(a.members[0], b.members[0]) || compare(a.members[1], b.members[1]));
}

/** How likely two strangers' arrivals on an item lie side by side, from how many arrive in how long. @param row Oldest first. */
function chanceToMeet(row: readonly Arrival[]): number {
  const span = (row.at(-1)?.receivedAt ?? 0) - (row[0]?.receivedAt ?? 0);
  return Math.max(0.02, Math.min(1, ((row.length - 1) * 2 * besideMs) / Math.max(span, 6 * occasionMs)));
}

function itemsByContributor(arrivals: readonly Arrival[], wanted: ReadonlySet<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { contributor, item } of arrivals) {
    if (!wanted.has(contributor)) continue;
    const items = found.get(contributor) ?? new Set<string>();
    items.add(item);
    found.set(contributor, items);
  }
  return found;
}
