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
    if (change.kind !== 'campaign' || isEmpty(change)) return [];
    const value = usable(change);
    const endsAt = value('endsAt');
    return [
      {
        entity: change.entity,
        platform: change.platform,
        id: change.id,
        agreed: change.agreed,
        first_seq: firstSeq + at,
        status: value('status'),
        type: value('type'),
        chain: value('chain'),
        space_id: value('spaceId'),
        ends_at: endsAt === null ? neverEnds : endsAt,
        participants: value('participants') ?? unknownCount,
      },
    ];
  });
  await takeOut(tx, changes);
  if (rows.length === 0) return;
  await writeNames(tx, changes);
  await tx`
    insert into campaigns as held (entity, platform, id, agreed, first_seq, status, type, chain, space_id, ends_at, participants)
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(entity uuid, platform text, id text, agreed boolean, first_seq bigint,
      status text, type text, chain text, space_id text, ends_at bigint, participants bigint)
    on conflict (entity) do update set agreed = excluded.agreed, status = excluded.status, type = excluded.type,
      chain = excluded.chain, space_id = excluded.space_id, ends_at = excluded.ends_at, participants = excluded.participants
    where (held.agreed, held.status, held.type, held.chain, held.space_id, held.ends_at, held.participants) is distinct from
      (excluded.agreed, excluded.status, excluded.type, excluded.chain, excluded.space_id, excluded.ends_at, excluded.participants)`;
}

const isEmpty = ({ facts }: EntityChange): boolean => Object.keys(facts).length === 0;

/** Of whom nothing is known any more is in no list. */
async function takeOut(tx: Transaction, changes: readonly EntityChange[]): Promise<void> {
  const gone = changes.filter((change) => change.kind === 'campaign' && isEmpty(change)).map(({ entity }) => entity);
  if (gone.length === 0) return;
  await tx`delete from campaign_names where entity = any(${`{${gone.join()}}`}::text::uuid[])`;
  await tx`delete from campaigns where entity = any(${`{${gone.join()}}`}::text::uuid[])`;
}

async function writeNames(tx: Transaction, changes: readonly EntityChange[]): Promise<void> {
  const rows = changes.flatMap(({ kind, entity, facts: { name } }) =>
    kind === 'campaign' && name?.evidence.status === 'agreed' ? [{ entity, name: name.value }] : [],
  );
  if (rows.length === 0) return;
  await tx`
    insert into campaign_names as held (entity, name)
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(entity uuid, name text)
    on conflict (entity) do update set name = excluded.name where held.name <> excluded.name`;
}
