import type { Transaction } from '../../db/client.ts';
import { removeSightings } from '../batch.ts';
import { movePlaces } from '../board-places.ts';

export interface Removed {
  readonly facts: number;
  readonly claims: number;
  readonly sightings: number;
}

/**
 * Takes things out of everything, under the lock of the aggregation: facts, what they are made of, their past, and every count they
 * are part of. The catalogue says by itself that they are gone.
 */
export async function removeThings(tx: Transaction, entities: readonly string[]): Promise<Removed> {
  if (entities.length === 0) return { facts: 0, claims: 0, sightings: 0 };
  const names = `{${entities.join()}}`;
  await leaveBoards(tx, names);
  const gone = await tx<{ platform: string; kind: string; agreed: boolean }[]>`
    delete from facts where entity = any(${names}::text::uuid[]) returning platform, kind, agreed`;
  for (const same of Map.groupBy(gone, ({ platform, kind }) => `${platform} ${kind}`).values()) {
    const [{ platform, kind } = { platform: '', kind: '' }] = same;
    await tx`
      update platform_totals set known = known - ${same.length}, agreed = agreed - ${same.filter(({ agreed }) => agreed).length}
      where platform = ${platform} and kind = ${kind}`;
  }
  const claims = await tx`delete from claims where entity = any(${names}::text::uuid[])`;
  const sightings = await removeSightings(tx, names);
  const setAside = await tx`delete from quarantined_sightings where entity = any(${names}::text::uuid[])`;
  await tx`delete from bases where entity = any(${names}::text::uuid[])`;
  await tx`delete from fact_history where entity = any(${names}::text::uuid[])`;
  await tx`delete from shill_posts where post = any(${names}::text::uuid[])`;
  return { facts: gone.length, claims: claims.count, sightings: sightings + setAside.count };
}

async function leaveBoards(tx: Transaction, names: string): Promise<void> {
  const rows = await tx<{ platform: string; board_id: string; entity: string; place: number | null }[]>`
    delete from board_entries where entity = any(${names}::text::uuid[]) returning platform, board_id, entity, place`;
  await movePlaces(
    tx,
    rows.flatMap(({ place, ...row }) => (place === null ? [] : [{ ...row, place, change: -1 }])),
  );
  for (const { platform, board_id, place } of rows)
    await tx`update boards set rows = rows - 1, standing = standing - ${place === null ? 0 : 1} where platform = ${platform} and board_id = ${board_id}`;
}
