import type { LedgerEntry } from '@infofi-lens/shared/contracts/ledger';
import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { ledgerName } from '@infofi-lens/shared/ledger/merge';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Store } from '../../storage/store.ts';
import type { FactRow } from '../../storage/tables/facts.ts';
import type { OutcomeRow } from '../../storage/tables/outcomes.ts';
import type { TimeRow } from '../../storage/tables/time.ts';

export type Participation = Extract<LedgerEntry, { kind: 'participation' }>;

/** More than anybody takes part in. */
const participationsAtMost = 10_000;
const longestDay = 86_400_000;
/** What is known to the account as deleted. */
export const deletedMark = 'deleted';

/** Tells one version of an entry from another. */
export function markOf(entry: LedgerEntry): string {
  if (entry.kind === 'deleted') return deletedMark;
  if (entry.kind === 'time') return String(entry.activeMs);
  if (entry.kind === 'outcome') return `${entry.editedAt} ${entry.device}`;
  const seen = Object.entries(entry.fields).flatMap(([name, value]) => (value ? [`${name}=${value.observedAt}`] : []));
  return seen.sort().join(' ');
}

/**
 * What this browser has to tell the account: entries that are not, or not in this version, there. What was deleted here and is still
 * there is among them; what merely had to make room is not, nor is what another browser measured.
 */
export async function untold(store: Store, device: string, now: EpochMs): Promise<LedgerEntry[]> {
  const [marks, parts, times, outcomes] = await Promise.all([
    store.ledgerMarks.all(),
    store.facts.recent('participation', { limit: participationsAtMost }),
    store.time.days(''),
    store.outcomes.all(),
  ]);
  const held: LedgerEntry[] = [
    ...outcomes.flatMap((row) => outcomeEntry(row, device)),
    ...parts.flatMap((row) => participationEntry(row) ?? []),
    ...times.flatMap((row) => timeEntry(row, device)),
  ];
  const there = new Set(held.map(ledgerName));
  const deleted = [...marks].flatMap(([name, mark]): LedgerEntry[] =>
    name.startsWith('outcome:') && mark !== deletedMark && !there.has(name) ? [{ kind: 'deleted', name, at: now }] : [],
  );
  return [...deleted, ...held.filter((entry) => marks.get(ledgerName(entry)) !== markOf(entry))];
}

const outcomeEntry = ({ outcome, editedAt, elsewhere }: OutcomeRow, device: string): LedgerEntry[] => [
  { kind: 'outcome', outcome, editedAt, device: elsewhere ?? device },
];

function timeEntry({ campaign, day, activeMs }: TimeRow, device: string): LedgerEntry[] {
  const named = parseEntityKey(campaign);
  const spent = Math.min(Math.round(activeMs), longestDay);
  if (!named || spent <= 0) return [];
  return [{ kind: 'time', device, platform: named.platform, campaignId: named.id, day, activeMs: spent }];
}

/** What of one's own part in a campaign may go to one's account. @returns `undefined` when nothing may. */
export function participationEntry({ platform, id, fields }: Pick<FactRow, 'platform' | 'id' | 'fields'>): Participation | undefined {
  const own = Object.entries(fields).filter(([name]) => fieldOf('participation', name)?.reach === 'mine');
  return own.length === 0 ? undefined : { kind: 'participation', platform, id, fields: Object.fromEntries(own) };
}
