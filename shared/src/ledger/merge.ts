import type { LedgerEntry } from '../contracts/ledger.ts';

type Of<K extends LedgerEntry['kind']> = Extract<LedgerEntry, { kind: K }>;

/** By what an entry is known on every side. What is deleted keeps the name it had. */
export function ledgerName(entry: LedgerEntry): string {
  if (entry.kind === 'deleted') return entry.name;
  if (entry.kind === 'participation') return `participation:${entry.platform}:${entry.id}`;
  if (entry.kind === 'outcome') return `outcome:${entry.outcome.platform}:${entry.outcome.campaignId}`;
  return `time:${entry.device}:${entry.day}:${entry.platform}:${entry.campaignId}`;
}

/**
 * What two sides know of one entry, put together. It comes to the same whichever is said first and however often, so browsers and
 * server agree whatever order things arrive in; except for time, of which each browser alone tells its own and the later word counts.
 * @param held What was there. @param given What came. Both of one name.
 */
export function mergeEntries(held: LedgerEntry, given: LedgerEntry): LedgerEntry {
  if (held.kind === 'deleted') return given.kind === 'deleted' ? (given.at > held.at ? given : held) : since(held, given);
  if (given.kind === 'deleted') return since(given, held);
  if (held.kind === 'participation' && given.kind === 'participation') return together(held, given);
  if (held.kind === 'outcome' && given.kind === 'outcome') return newer(held.editedAt, given.editedAt, held, given);
  return given;
}

/** What is left of an entry that was deleted at some time: an outcome that was written later. Of a day's time nothing. */
const since = (deleted: Of<'deleted'>, entry: Exclude<LedgerEntry, Of<'deleted'>>): LedgerEntry =>
  entry.kind === 'outcome' && entry.editedAt > deleted.at ? entry : deleted;

/** Of each field the newest sighting. */
function together(held: Of<'participation'>, given: Of<'participation'>): LedgerEntry {
  const fields: Record<string, Of<'participation'>['fields'][string]> = {};
  for (const name of [...new Set([...Object.keys(held.fields), ...Object.keys(given.fields)])].sort()) {
    const [a, b] = [held.fields[name], given.fields[name]];
    fields[name] = a && b ? newer(a.observedAt, b.observedAt, a, b) : (a ?? b);
  }
  return { ...held, fields };
}

/** Of the same age: either, as long as it is the same one on every side. */
function newer<T>(aAt: number, bAt: number, a: T, b: T): T {
  if (aAt !== bAt) return aAt > bAt ? a : b;
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
}
