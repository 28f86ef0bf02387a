import type { PersonId } from '@infofi-lens/shared/facts/person';
import type { Transaction } from '../../db/client.ts';
import { arrayText, jsonText } from '../../db/columns.ts';
import { movePlaces, type PlaceChange } from '../board-places.ts';

export interface MemberRow {
  /** First 128 bits of SHA-256 over the key of the person's profile. */
  readonly entity: string;
  readonly person: PersonId;
  readonly score: number;
  /** JSON of the contract `GlobalMember`, without its position. */
  readonly text: string;
}

const list = { platform: 'all', board_id: 'global' } as const;
const counted = { rows: 'global_members', stretches: 'global_stretches', spans: 'global_spans' } as const;

interface Moved {
  entity: string;
  from_place: number | null;
  to_place: number | null;
}

/** Puts members in their places, takes out those who have none any more, and counts both. */
export async function writeMembers(tx: Transaction, members: readonly MemberRow[], gone: readonly string[]): Promise<void> {
  const moved = [...(await put(tx, members)), ...(await remove(tx, gone))];
  if (moved.length === 0) return;
  await movePlaces(
    tx,
    moved.flatMap(({ entity, from_place, to_place }): PlaceChange[] => [
      ...(from_place === null ? [] : [{ ...list, entity, place: from_place, change: -1 }]),
      ...(to_place === null ? [] : [{ ...list, entity, place: to_place, change: 1 }]),
    ]),
    counted,
  );
  const more = moved.reduce((sum, { from_place, to_place }) => sum + Number(to_place !== null) - Number(from_place !== null), 0);
  if (more !== 0) await tx`update global_total set members = members + ${more}`;
}

/** @returns those whose place is another than before. */
async function put(tx: Transaction, members: readonly MemberRow[]): Promise<Moved[]> {
  if (members.length === 0) return [];
  return tx<Moved[]>`
    with sent as (select * from rows from (
      unnest(${arrayText(members.map(({ entity }) => entity))}::text::uuid[], ${arrayText(members.map(({ score }) => (score === 0 ? 0 : -score)))}::text::float8[]),
      json_array_elements_text(${jsonText(members.map(({ person }) => person))}::text::json),
      json_array_elements(${`[${members.map(({ text }) => text).join()}]`}::text::json)) as r(entity, place, person, member)),
    held as materialized (select m.entity, m.place from global_members m join sent using (entity)),
    written as (
      insert into global_members as old (entity, platform, board_id, person, place, version, member)
      select entity, ${list.platform}, ${list.board_id}, person, place, (select last_value from shape_versions), member from sent
      on conflict (entity) do update set place = excluded.place, version = excluded.version, member = excluded.member)
    select sent.entity, held.place as from_place, sent.place as to_place from sent left join held using (entity)
    where held.place is distinct from sent.place`;
}

function remove(tx: Transaction, gone: readonly string[]): Promise<Moved[]> | Moved[] {
  if (gone.length === 0) return [];
  return tx<Moved[]>`
    delete from global_members where entity = any(${arrayText(gone)}::text::uuid[])
    returning entity, place as from_place, null::float8 as to_place`;
}

/** Those of them who are members already, scored when the shape of that version was there. */
export async function scoredSince(tx: Transaction, entities: readonly string[], version: number): Promise<ReadonlySet<string>> {
  if (entities.length === 0) return new Set();
  const rows = await tx<{ entity: string }[]>`
    select replace(entity::text, '-', '') as entity from global_members where entity = any(${arrayText(entities)}::text::uuid[]) and version >= ${version}`;
  return new Set(rows.map(({ entity }) => entity));
}
