import { type FileRef, type Manifest, minCandidates } from '@infofi-lens/shared/catalogue/manifest';
import { wholePatch } from '@infofi-lens/shared/catalogue/patch';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../../db/client.ts';
import { changedMembers } from '../../stores/catalogue/changes.ts';
import { putFile } from '../../stores/catalogue/files.ts';
import {
  allBoards,
  allShards,
  candidates,
  firstRows,
  noteTouched,
  rememberMembers,
  rememberShard,
  shardEntities,
  takeTouched,
} from '../../stores/catalogue/shards.ts';
import type { CatalogueState } from '../../stores/catalogue/state.ts';
import type { Gently } from './gently.ts';
import { packPatches, packText } from './pack.ts';

const membersAtMost = 20_000;
const digitsAtMost = 4;
/** While news are still being read, shards are packed so often all the same. */
const packEveryMs = 60_000;

/**
 * How many hex digits leave at least twice the least number of candidates in a bucket on average.
 * @param all How many there are.
 */
export function digitsFor(all: number): number {
  let digits = 0;
  while (digits < digitsAtMost && all / 16 ** (digits + 1) >= 2 * minCandidates) digits += 1;
  return digits;
}

interface Pack {
  nameOf: (key: EntityKey) => string;
  gently: Gently;
}

type ShardState = Pick<CatalogueState, 'shards_seq' | 'shard_digits' | 'shards_at'>;

/** Brings the shards of boards and profiles up to date. @param goneFrom Buckets out of which something was deleted. */
export async function updateShards(
  tx: Transaction,
  state: ShardState,
  given: { goneFrom: readonly string[]; upTo: number; now: EpochMs } & Pack,
): Promise<ShardState & { more: boolean }> {
  const { goneFrom, upTo, nameOf, now } = given;
  const { members, to } = await changedMembers(tx, { from: state.shards_seq, upTo, limit: membersAtMost });
  const placed = members.flatMap(({ entity, platform, kind, board }) => {
    if (kind !== 'board-entry') return [{ entity: plain(entity), bucket: plain(entity) }];
    return board === null ? [] : [{ entity: plain(entity), bucket: nameOf(entityKey({ platform, kind: 'board', id: board })) }];
  });
  await rememberMembers(tx, placed);
  await noteTouched(tx, [...placed.map(({ bucket }) => bucket), ...goneFrom.map(plain)]);
  const { shard_digits, shards_at } = state;
  const read = { shards_seq: to, shard_digits, shards_at, more: to < upTo };
  if (read.more && now - shards_at < packEveryMs) return read;
  const touched = await takeTouched(tx);
  return touched.length === 0 ? read : { ...read, shard_digits: await packTouched(tx, touched, shard_digits, given), shards_at: now };
}

/** @returns by how many digits shards are found now. */
async function packTouched(tx: Transaction, touched: readonly string[], before: number, { nameOf, gently }: Pack): Promise<number> {
  const digits = await fittingDigits(tx);
  const boards = (await allBoards(tx)).map((one) => ({
    ...one,
    bucket: nameOf(entityKey({ platform: one.platform, kind: 'board', id: one.board })),
  }));
  for (const prefix of digits === before ? new Set(touched.map((bucket) => bucket.slice(0, digits))) : allPrefixes(digits)) {
    const entities = await gently(() => shardEntities(tx, prefix));
    for (const board of boards) if (plain(board.bucket).startsWith(prefix)) entities.push(...(await gently(() => firstRows(tx, board))));
    const file = await gently(() => packPatches(entities.map((one) => wholePatch(one, one.facts))));
    await putFile(tx, file);
    await rememberShard(tx, prefix, file.ref[0]);
  }
  return digits;
}

/** Fewer digits than the average allows where a bucket would be too small. */
async function fittingDigits(tx: Transaction): Promise<number> {
  let digits = digitsFor((await candidates(tx, 0)).all);
  while (digits > 0 && (await candidates(tx, digits)).fewest < minCandidates) digits -= 1;
  return digits;
}

const allPrefixes = (digits: number): Set<string> =>
  new Set(Array.from({ length: 16 ** digits }, (_, at) => (digits === 0 ? '' : at.toString(16).padStart(digits, '0'))));
const plain = (uuid: string) => uuid.replaceAll('-', '');

/** What the manifest says of the shards. `undefined` while there are none. */
export async function describeShards(tx: Transaction, digits: number): Promise<{ shards: Manifest['shards']; files: string[] }> {
  const all = await allShards(tx, digits);
  if (all.length === 0) return { shards: undefined, files: [] };
  const refs = all.map(({ hash, bytes, raw }): FileRef => [hash, bytes, raw]);
  const list = await packText(JSON.stringify(refs));
  await putFile(tx, list);
  const bytes = refs.reduce((sum, [, size]) => sum + size, 0);
  return { shards: { digits, bytes, list: list.ref }, files: [list.ref[0], ...refs.map(([hash]) => hash)] };
}
