import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Transaction } from '../db/client.ts';
import { jsonText } from '../db/columns.ts';

/** Entities announced in one row to the aggregation: small, so that it can take as much as it likes. */
export const keysInARow = 250;

/** Announces what sightings changed. */
export async function announce(tx: Transaction, keys: ReadonlySet<EntityKey>): Promise<void> {
  await write(tx, [...keys], false);
}

/** Announces, behind all sightings, what can wait. */
export async function announceLater(tx: Transaction, keys: readonly EntityKey[]): Promise<void> {
  await write(tx, keys, true);
}

async function write(tx: Transaction, all: readonly EntityKey[], later: boolean): Promise<void> {
  const rows = Array.from({ length: Math.ceil(all.length / keysInARow) }, (_, row) => all.slice(row * keysInARow, (row + 1) * keysInARow));
  if (rows.length === 0) return;
  await tx`
    insert into dirty (keys, later)
    select array(select json_array_elements_text(k)), ${later} from json_array_elements(${jsonText(rows)}::text::json) as r(k)`;
}

/** Announces, behind all sightings, the published entities some contributors have claims on. */
export async function announceClaimedBy(tx: Transaction, contributors: readonly number[]): Promise<void> {
  if (contributors.length === 0) return;
  await tx`
    insert into dirty (keys, later)
    select array_agg(key), true from (
      select platform || ':' || kind || ':' || id as key, (row_number() over (order by seq) - 1) / ${keysInARow}::int as part
      from facts where entity in (select entity from claims where contributor = any(${[...contributors]}))) rows
    group by part`;
}

/** Announces, behind all sightings, all entities of a platform or of one kind there. */
export async function announceKind(tx: Transaction, platform: PlatformId, kind: Kind | undefined): Promise<void> {
  await tx`
    insert into dirty (keys, later)
    select array_agg(key), true from (
      select platform || ':' || kind || ':' || id as key, (row_number() over (order by seq) - 1) / ${keysInARow}::int as part
      from facts where platform = ${platform} ${kind === undefined ? tx`` : tx`and kind = ${kind}`}) rows
    group by part`;
}

/** Announces, behind all sightings, the published entities on which somebody without a trust of their own has claims. */
export async function announceNewcomers(tx: Transaction): Promise<void> {
  await tx`
    insert into dirty (keys, later)
    select array_agg(key), true from (
      select platform || ':' || kind || ':' || id as key, (row_number() over (order by seq) - 1) / ${keysInARow}::int as part
      from facts where entity in (select c.entity from claims c join contributors k on k.no = c.contributor where k.trust is null)) rows
    group by part`;
}
