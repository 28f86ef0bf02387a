import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { type Entity, entities, entityFrom, ofKind } from '../../storage/entities.ts';
import type { Store } from '../../storage/store.ts';
import { type BoardMove, boardMoves } from './board-moves.ts';
import { type BoardRow, boardRows } from './board-rows.ts';

export interface BoardData {
  readonly board: Entity<'board'>;
  readonly rows: readonly BoardRow[];
  /** How its concentration moved over a day and a week, where that is known. */
  readonly moves: readonly BoardMove[];
}

const mostRows = 500;
/** Rows whose past is looked up; more is never on the screen at once. */
const mostTracked = 100;
const day = 86_400_000;

/** The board of a platform that was seen last: the one on the page, as its address does not say which it is. */
export async function loadBoard(store: Store, platform: PlatformId, now: EpochMs): Promise<BoardData | null> {
  const recent = await store.facts.recent('board', { limit: 40 });
  const newest = recent.find((row) => row.platform === platform);
  if (!newest) return null;
  const [known] = await entities(store, [newest.key]);
  const board = ofKind(known, 'board');
  if (!board) return null;
  const under = await store.facts.under(newest.key, { limit: mostRows });
  const entries = under.flatMap((row) => ofKind(entityFrom(row.key, row, undefined), 'board-entry') ?? []);
  const before = new Map<string, number>();
  const then = epochMs(now - day) ?? now;
  await Promise.all(
    boardRows(entries, before)
      .slice(0, mostTracked)
      .map(async ({ key }) => {
        const past = await store.history.before(key, 'rank', then);
        if (typeof past?.value === 'number') before.set(key, past.value);
      }),
  );
  const rows = boardRows(entries, before);
  return { board, rows, moves: await boardMoves(store, rows, now) };
}
