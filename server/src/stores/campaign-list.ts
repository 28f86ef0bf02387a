import type { Transaction } from '../db/client.ts';
import { arrayText, jsonText } from '../db/columns.ts';
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
        status: value('status') ?? null,
        type: value('type') ?? null,
        chain: value('chain') ?? null,
        space_id: value('spaceId') ?? null,
        ends_at: endsAt === null ? neverEnds : Number(endsAt ?? Number.NaN),
        participants: Number(value('participants') ?? unknownCount),
      },
    ];
  });
  await takeOut(tx, changes);
  if (rows.length === 0) return;
  await writeNames(tx, changes);
  await tx`
    with rows as materialized (
      select entity, platform, id, agreed, first_seq, status, type, chain, space_id, ends_at, participants from rows from (
        unnest(
          ${arrayText(rows.map(({ entity }) => entity))}::text::uuid[],
          ${arrayText(rows.map(({ platform }) => platform))}::text::text[],
          ${arrayText(rows.map(({ agreed }) => agreed))}::text::bool[],
          ${arrayText(rows.map(({ first_seq }) => first_seq))}::text::bigint[],
          ${arrayText(rows.map(({ ends_at }) => (Number.isNaN(ends_at) ? 'null' : ends_at)))}::text::bigint[],
          ${arrayText(rows.map(({ participants }) => participants))}::text::bigint[]),
        json_array_elements_text(${jsonText(rows.map(({ id }) => id))}::text::json),
        json_array_elements_text(${jsonText(rows.map(({ status }) => status))}::text::json),
        json_array_elements_text(${jsonText(rows.map(({ type }) => type))}::text::json),
        json_array_elements_text(${jsonText(rows.map(({ chain }) => chain))}::text::json),
        json_array_elements_text(${jsonText(rows.map(({ space_id }) => space_id))}::text::json)
      ) as r(entity, platform, agreed, first_seq, ends_at, participants, id, status, type, chain, space_id)),
    attributes as (
      insert into campaigns as held (entity, platform, id, agreed, first_seq, status, type, chain, space_id, ends_at)
      select entity, platform, id, agreed, first_seq, status, type, chain, space_id, ends_at from rows
      on conflict (entity) do update set agreed = excluded.agreed, status = excluded.status, type = excluded.type,
        chain = excluded.chain, space_id = excluded.space_id, ends_at = excluded.ends_at
      where (held.agreed, held.status, held.type, held.chain, held.space_id, held.ends_at) is distinct from
        (excluded.agreed, excluded.status, excluded.type, excluded.chain, excluded.space_id, excluded.ends_at))
    insert into campaign_counts as held (entity, platform, agreed, participants) select entity, platform, agreed, participants from rows
    on conflict (entity) do update set agreed = excluded.agreed, participants = excluded.participants
    where (held.agreed, held.participants) is distinct from (excluded.agreed, excluded.participants)`;
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
    select entity, name from rows from (
      unnest(${arrayText(rows.map(({ entity }) => entity))}::text::uuid[]),
      json_array_elements_text(${jsonText(rows.map(({ name }) => name))}::text::json)
    ) as r(entity, name)
    on conflict (entity) do update set name = excluded.name where held.name <> excluded.name`;
}
