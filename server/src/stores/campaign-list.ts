import type { Transaction } from '../db/client.ts';
import type { EntityChange } from './known-entity.ts';
import { usable } from './usable.ts';

/** How "never ends" stands in an order of end times: after all of them. */
export const neverEnds = 9_007_199_254_740_991;

/** How an unknown count stands in an order of counts: after all of them. */
const unknownCount = -1;

/** Keeps what lists of campaigns filter and sort by. @param firstSeq Sequence number of the first change. */
export async function writeCampaigns(tx: Transaction, changes: readonly EntityChange[], firstSeq: number): Promise<void> {
  const rows = changes.flatMap((change, at) => {
    if (change.kind !== 'campaign') return [];
    const value = usable(change);
    const endsAt = value('endsAt');
    return [
      {
        entity: change.entity,
        platform: change.platform,
        id: change.id,
        agreed: change.agreed,
        first_seq: firstSeq + at,
        name: value('name'),
        status: value('status'),
        type: value('type'),
        chain: value('chain'),
        space_id: value('spaceId'),
        ends_at: endsAt === null ? neverEnds : endsAt,
        participants: value('participants') ?? unknownCount,
      },
    ];
  });
  if (rows.length === 0) return;
  await tx`
    insert into campaigns (entity, platform, id, agreed, first_seq, name, status, type, chain, space_id, ends_at, participants)
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(entity uuid, platform text, id text, agreed boolean, first_seq bigint,
      name text, status text, type text, chain text, space_id text, ends_at bigint, participants bigint)
    on conflict (entity) do update set agreed = excluded.agreed, name = excluded.name, status = excluded.status, type = excluded.type,
      chain = excluded.chain, space_id = excluded.space_id, ends_at = excluded.ends_at, participants = excluded.participants`;
}
