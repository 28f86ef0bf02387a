import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import { type PersonId, personOf } from '@infofi-lens/shared/facts/person';
import type { ShillBoard } from '@infofi-lens/shared/scoring/shill/input';
import type { EpochMs } from '@infofi-lens/shared/units';
import { type Entity, entities, entityFrom, ofKind } from '../entities.ts';
import type { Store } from '../store.ts';
import type { HistoryRow } from '../tables/history.ts';

const mostSeats = 100;
/** Which measure of a board is looked at: what the platform counts in goes before the place it leads to. */
const measures = ['score', 'mindshare', 'rank'] as const;

/** How a person's places on boards moved since `from`. Rows are found by the handle and are theirs by the id. */
export async function boardsOf(
  store: Pick<Store, 'facts' | 'crowd' | 'history'>,
  person: PersonId,
  handles: readonly string[],
  from: EpochMs,
): Promise<ShillBoard[]> {
  const found = await Promise.all(handles.map((handle) => store.facts.search(handle, { limit: mostSeats, kind: 'board-entry' })));
  const rows = new Map(found.flat().map((row) => [row.key, row]));
  const seats = [...rows.values()].flatMap((row) => seatOf(ofKind(entityFrom(row.key, row, undefined), 'board-entry'), person) ?? []);
  const keys = seats.map(({ key }) => key);
  const [boards, ...pasts] = await Promise.all([
    entities(store, seats.map(({ board }) => board)), // biome-ignore format: one line for each
    ...measures.map((field) => store.history.ofMany(keys, field, from)),
  ]);
  return seats.flatMap(({ key, platform }, at) => {
    const nth = pasts.findIndex((past) => (past[at] ?? []).length > 0);
    const values = valuesOf(pasts[nth]?.[at] ?? []);
    if (values.length === 0) return [];
    const board = ofKind(boards[at], 'board');
    const topic = board && usableFields(board, { unconfirmed: false }).topic?.toLowerCase();
    const better = measures[nth] === 'rank' ? ('less' as const) : ('more' as const);
    return [{ id: key, platform, better, values, ...(topic === undefined ? {} : { topic }) }];
  });
}

function seatOf(entry: Entity<'board-entry'> | undefined, person: PersonId) {
  if (!entry) return undefined;
  const { boardId, subjectId } = usableFields(entry, { unconfirmed: false });
  if (boardId === undefined || subjectId === undefined || personOf(entry.platform, boardId, subjectId)?.id !== person) return undefined;
  const board: EntityKey = `${entry.platform}:board:${boardId}`;
  return { key: entry.key, platform: entry.platform, board };
}

const valuesOf = (rows: readonly HistoryRow[]): ShillBoard['values'] =>
  rows.flatMap(({ observedAt, value }) => (typeof value === 'number' ? [{ at: observedAt, value }] : []));
