import type { Entity } from '@infofi-lens/shared/contracts/sync';
import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { entityKey } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import * as z from 'zod/mini';
import type { SyncApi } from '../../api/sync.ts';
import { columnsOf } from '../../storage/columns.ts';
import type { Store } from '../../storage/store.ts';
import type { CrowdRow } from '../../storage/tables/crowd.ts';

/** How old the last look may get before there is another. Live news come another way, while somebody looks. */
const everyMs = 300_000;

export interface PullDeps {
  readonly store: Store;
  readonly api: SyncApi;
  readonly server: string;
  readonly now: () => EpochMs;
}

/**
 * Brings the crowd's facts up to date. Everybody asks the same question, so asking tells the server nothing but how far
 * one is. A page of facts and the place in the sequence are stored together: dying in between is asking again.
 * @throws {ApiError} @see request
 */
export async function pullCrowd({ store, api, server, now }: PullDeps, how: 'due' | 'asked'): Promise<void> {
  const held = (await store.state.sync()).crowd;
  const same = held?.server === server ? held : undefined;
  if (same && how === 'due' && now() < same.checkedAt + everyMs) return;
  let after = same?.after ?? 0;
  let etag = same?.etag;
  let isNew = same === undefined;
  for (;;) {
    const page = await api.delta(after, etag);
    // A sequence that runs backwards is another server's, or one that was restored: what is held may never be corrected.
    const restarted = page !== undefined && page.next < after;
    const next = restarted ? 0 : (page?.next ?? after);
    const rows = restarted ? [] : (page?.entities ?? []).map((entity) => toRow(entity, now()));
    const clear = isNew || restarted;
    await store.atOnce(async () => {
      if (clear) await store.crowd.clear();
      await store.crowd.put(rows.filter(isKnown));
      await store.crowd.remove(rows.filter((row) => !isKnown(row)).map(({ key }) => key));
      const tag = page === undefined ? etag : page.more || restarted ? undefined : page.etag;
      const crowd = { server, after: next, checkedAt: now(), ...(tag !== undefined && { etag: tag }) };
      await store.state.changeSync((before) => ({ ...before, crowd }));
    });
    isNew = false;
    if (page === undefined || (!page.more && !restarted) || (page.more && next === after)) return;
    after = next;
    etag = undefined;
  }
}

const isKnown = (row: CrowdRow) => Object.keys(row.facts).length > 0;

/** Fields that this version does not have, or whose value is none, are left out; the rest is kept. */
function toRow(entity: z.infer<typeof Entity>, receivedAt: EpochMs): CrowdRow {
  const { platform, kind, id } = entity;
  const facts = Object.fromEntries(
    Object.entries(entity.facts).filter(([name, { value }]) => {
      const declared = fieldOf(kind, name);
      return declared?.reach === 'public' && z.safeParse(declared.schema, value).success;
    }),
  );
  const agreed = (name: string) => (facts[name]?.evidence.status === 'agreed' ? facts[name].value : undefined);
  return { key: entityKey(entity), platform, kind, id, facts, receivedAt, ...columnsOf({ platform, kind }, agreed) };
}
