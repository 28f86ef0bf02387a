import type { LedgerEntry } from '@infofi-lens/shared/contracts/ledger';
import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { entityKey, platforms } from '@infofi-lens/shared/facts/entity';
import { ledgerName, mergeEntries } from '@infofi-lens/shared/ledger/merge';
import { durationMs, type EpochMs } from '@infofi-lens/shared/units';
import { columnsOf } from '../../storage/columns.ts';
import type { Store } from '../../storage/store.ts';
import type { FactRow, SeenValue } from '../../storage/tables/facts.ts';
import type { OutcomeRow } from '../../storage/tables/outcomes.ts';
import { markOf, type Participation, participationEntry } from './entries.ts';

/** Where this is done: who this browser is to the account, and what server would have to take back what was shared from here. */
export interface Here {
  readonly device: string;
  readonly server: string;
  readonly now: EpochMs;
}
type Of<K extends LedgerEntry['kind']> = Extract<LedgerEntry, { kind: K }>;

/** Takes what the account has into this browser, and remembers that it is there. Twice is as good as once. Needs a transaction. */
export async function takeOn(store: Store, entries: readonly LedgerEntry[], here: Here): Promise<void> {
  const marks = await store.ledgerMarks.all();
  for (const entry of entries) {
    if (entry.kind === 'participation') await takeParticipation(store, entry);
    else if (entry.kind === 'time') await takeTime(store, entry, here);
    else if (entry.kind === 'outcome') await takeOutcome(store, entry, here, marks.get(ledgerName(entry)));
    else await takeDeletion(store, entry, here);
  }
  await store.ledgerMarks.put(entries.map((entry) => ({ name: ledgerName(entry), mark: markOf(entry) })));
}

async function takeParticipation(store: Store, entry: Participation): Promise<void> {
  const { platform, id } = entry;
  const key = entityKey({ platform, kind: 'participation', id });
  if (Object.keys(entry.fields).length === 0) return; // nothing of it is known
  const before = await store.facts.get(key);
  const own = before && participationEntry(before);
  const { fields: both } = (own ? mergeEntries(own, entry) : entry) as Participation; // two of a kind make one of that kind
  const fields: Record<string, SeenValue> = { ...before?.fields };
  for (const [name, seen] of Object.entries(both)) if (seen) fields[name] = seen;
  const times = Object.values(fields).map(({ observedAt }) => observedAt);
  const seenAt = (of: (...all: number[]) => number, known: EpochMs | undefined) =>
    of(...times, ...(known === undefined ? [] : [known])) as EpochMs; // one of these times
  const row: FactRow = {
    ...{ key, platform, kind: 'participation', id, fields },
    firstSeen: seenAt(Math.min, before?.firstSeen),
    lastSeen: seenAt(Math.max, before?.lastSeen),
    ...columnsOf({ platform, kind: 'participation' }, (name) => fields[name]?.value),
  };
  await store.facts.put([row]);
  const moved = Object.entries(fields).filter(
    ([name, { observedAt, value }]) =>
      fieldOf('participation', name)?.history && observedAt !== before?.fields[name]?.observedAt && value !== before?.fields[name]?.value,
  );
  await store.history.put(moved.map(([field, { observedAt, value }]) => ({ entity: key, field, observedAt, value })));
}

/** One's own time is what was measured here, whatever the account says. */
async function takeTime(store: Store, { device, platform, campaignId, day, activeMs }: Of<'time'>, here: Here): Promise<void> {
  const spent = durationMs(activeMs);
  if (device === here.device || spent === undefined) return;
  await store.time.putElsewhere([{ device, campaign: entityKey({ platform, kind: 'campaign', id: campaignId }), day, activeMs: spent }]);
}

/**
 * Of two outcomes of a campaign the one that was written last. It is shared by the browser it is from; what was shared from here of
 * another browser's is taken back, so that nobody counts twice.
 * @param told The version that the account was last known to have.
 */
async function takeOutcome(store: Store, entry: Of<'outcome'>, { device, server, now }: Here, told: string | undefined): Promise<void> {
  const { outcome, editedAt } = entry;
  const campaign = entityKey({ platform: outcome.platform, kind: 'campaign', id: outcome.campaignId });
  const held = await store.outcomes.get(campaign);
  if (held ? held.editedAt >= editedAt : told === markOf(entry)) return; // the second: deleted here, and not told yet
  const row: OutcomeRow = { campaign, outcome, at: outcome.at, editedAt };
  const { triedAt, sharedAt } = held ?? {};
  const shared = { ...(triedAt !== undefined && { triedAt }), ...(sharedAt !== undefined && { sharedAt }) };
  if (entry.device === device) return void (await store.outcomes.takeOn({ ...row, ...shared, due: now }));
  if (held) await store.outcomes.takeBack(held, { server, due: now });
  await store.outcomes.takeOn({ ...row, elsewhere: entry.device });
}

async function takeDeletion(store: Store, { name, at }: Of<'deleted'>, { server, now }: Here): Promise<void> {
  const [kind, ...rest] = name.split(':');
  if (kind === 'time') {
    const [device = '', day = '', platform, ...id] = rest;
    const on = platforms.find((one) => one === platform);
    if (on) await store.time.dropElsewhere({ device, day, campaign: entityKey({ platform: on, kind: 'campaign', id: id.join(':') }) });
    return;
  }
  const [platform, ...id] = rest;
  const on = platforms.find((one) => one === platform);
  if (!on) return;
  const campaign = entityKey({ platform: on, kind: 'campaign', id: id.join(':') });
  const held = await store.outcomes.get(campaign);
  if (held && held.editedAt <= at) await store.outcomes.remove(campaign, { server, due: now });
}
