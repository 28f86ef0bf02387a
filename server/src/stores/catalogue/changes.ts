import { catalogueKinds, isLeftOut, shardKinds } from '@infofi-lens/shared/catalogue/contents';
import type { Facts } from '@infofi-lens/shared/catalogue/patch';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Transaction } from '../../db/client.ts';
import { jsonText } from '../../db/columns.ts';

export interface CatalogueEntity {
  readonly entity: string;
  readonly platform: PlatformId;
  readonly kind: Kind;
  readonly id: string;
  readonly facts: Facts;
}
/** What an entity is now, beside what the catalogue last said of it. */
export interface Changed extends CatalogueEntity {
  readonly before: Facts | undefined;
}

/** How far changes have come. Read first: what comes later belongs to the next delta. */
export async function newestSeq(tx: Transaction): Promise<number> {
  const [clock] = await tx<{ seq: number }[]>`select seq from clock`;
  return clock?.seq ?? 0;
}

/** Campaigns and spaces that changed after `from`, in the order of their changes. @returns where it ends. */
export async function changedEntities(
  tx: Transaction,
  { from, upTo, limit }: { from: number; upTo: number; limit: number },
): Promise<{ changed: Changed[]; to: number }> {
  const rows = await tx<(Omit<Changed, 'before'> & { seq: number; before: Facts | null })[]>`
    select f.entity, f.platform, f.kind, f.id, f.seq, f.facts, c.facts as before
    from (select f.* from unnest(${[...catalogueKinds]}::text[]) as wanted(kind),
      lateral (select * from facts where facts.kind = wanted.kind and seq > ${from} and seq <= ${upTo} order by seq limit ${limit}) f
      order by f.seq limit ${limit}) f
    left join catalogue_entities c using (entity) order by f.seq`;
  const to = rows.length < limit ? upTo : (rows.at(-1)?.seq ?? upTo);
  return { to, changed: rows.map(({ before, ...row }) => ({ ...row, facts: carried(row), before: before ?? undefined })) };
}

/** The fields that everybody is given; what is too long for that is looked up. */
function carried({ kind, facts }: { kind: Kind; facts: Facts }): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([field]) => !isLeftOut(kind, field)));
}

/** What the catalogue still holds although its facts were deleted; forgets the notes about it. */
export async function takeGone(tx: Transaction): Promise<{ entities: Changed[]; buckets: string[] }> {
  const noted = await tx<{ entity: string }[]>`delete from catalogue_gone returning entity`;
  if (noted.length === 0) return { entities: [], buckets: [] };
  const names = `{${noted.map(({ entity }) => entity).join()}}`;
  const entities = await tx<(Omit<Changed, 'facts'> & { before: Facts })[]>`
    select entity, platform, kind, id, facts as before from catalogue_entities c
    where entity = any(${names}::text::uuid[]) and not exists (select from facts f where f.entity = c.entity)`;
  const members = await tx<{ bucket: string }[]>`
    delete from catalogue_members m where entity = any(${names}::text::uuid[]) and not exists (select from facts f where f.entity = m.entity)
    returning bucket`;
  return { entities: entities.map((row) => ({ ...row, facts: {} })), buckets: members.map(({ bucket }) => bucket) };
}

/** Remembers what a delta said. */
export async function rememberEntities(tx: Transaction, said: readonly CatalogueEntity[]): Promise<void> {
  const gone = said.filter(({ facts }) => Object.keys(facts).length === 0);
  const known = said.filter(({ facts }) => Object.keys(facts).length > 0);
  if (gone.length > 0)
    await tx`delete from catalogue_entities where entity = any(${`{${gone.map(({ entity }) => entity).join()}}`}::text::uuid[])`;
  if (known.length === 0) return;
  const texts = (of: (one: CatalogueEntity) => unknown) => jsonText(known.map(of));
  await tx`
    insert into catalogue_entities (entity, platform, kind, id, facts)
    select entity::uuid, platform, kind, id, facts from rows from (
      json_array_elements_text(${texts(({ entity }) => entity)}::text::json), json_array_elements_text(${texts(({ platform }) => platform)}::text::json),
      json_array_elements_text(${texts(({ kind }) => kind)}::text::json), json_array_elements_text(${texts(({ id }) => id)}::text::json),
      json_array_elements(${texts(({ facts }) => facts)}::text::json)) as r(entity, platform, kind, id, facts)
    on conflict (entity) do update set facts = excluded.facts`;
}

/** Everything the catalogue holds, in order, some at a time. */
export async function* allEntities(tx: Transaction, atOnce: number): AsyncGenerator<CatalogueEntity[]> {
  let after: readonly [string, string, string] = ['', '', ''];
  for (;;) {
    const rows: CatalogueEntity[] = await tx<CatalogueEntity[]>`
      select entity, platform, kind, id, facts from catalogue_entities
      where (platform collate "C", kind collate "C", id collate "C") > (${after[0]}, ${after[1]}, ${after[2]})
      order by platform collate "C", kind collate "C", id collate "C" limit ${atOnce}`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = [last.platform, last.kind, last.id];
  }
}

/** Boards, rows and profiles that changed. `board` is the id of the board that a row stands on. */
export async function changedMembers(
  tx: Transaction,
  { from, upTo, limit }: { from: number; upTo: number; limit: number },
): Promise<{ members: { entity: string; platform: PlatformId; kind: Kind; board: string | null }[]; to: number }> {
  const rows = await tx<{ entity: string; platform: PlatformId; kind: Kind; board: string | null; seq: number }[]>`
    select f.entity, f.platform, f.kind, f.seq, e.board_id as board
    from (select f.* from unnest(${[...shardKinds]}::text[]) as wanted(kind),
      lateral (select entity, platform, kind, seq from facts where facts.kind = wanted.kind and seq > ${from} and seq <= ${upTo}
        order by seq limit ${limit}) f
      order by f.seq limit ${limit}) f
    left join board_entries e using (entity) order by f.seq`;
  return { members: rows, to: rows.length < limit ? upTo : (rows.at(-1)?.seq ?? upTo) };
}
