import { type EntityKey, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { shownField, usableFields } from '@infofi-lens/shared/facts/known';
import { type Concentration, concentration } from '@infofi-lens/shared/scoring/board/concentration';
import type { Measure } from '@infofi-lens/shared/scoring/measure';
import { type Entity, entities, entitiesSeen, ofKind } from '../../../storage/entities.ts';
import type { Store } from '../../../storage/store.ts';
import { spanText } from '../../../ui/span-text.ts';
import { words } from '../../../ui/words.ts';

const looked = 60;
const mostRows = 1_000;

export interface SeenBoard {
  readonly key: EntityKey;
  readonly name: string;
}

/** Boards that this browser saw, the last seen first. */
export async function seenBoards(store: Store): Promise<SeenBoard[]> {
  const boards = await entitiesSeen(store, await store.facts.recent('board', { limit: looked }));
  return boards.flatMap((entity) => {
    const board = ofKind(entity, 'board');
    if (!board) return [];
    const { name, topic, window } = usableFields(board, { unconfirmed: true });
    return [
      { key: board.key, name: [words.platform[board.platform], name ?? topic ?? board.id, spanText(window)].filter(Boolean).join(' · ') },
    ];
  });
}

export interface BoardShares {
  readonly measured: Measure<Concentration>;
  /** The largest first; shares of all rows seen. */
  readonly members: readonly { readonly name: string; readonly share: number }[];
  /** Its rows as they were seen. */
  readonly entries: readonly Entity<'board-entry'>[];
}

/** How the rows of a board that were seen share its total: by mindshare where the board has it, else by score. */
export async function boardShares(store: Store, key: EntityKey): Promise<BoardShares> {
  const rows = await store.facts.under(key, { limit: mostRows });
  const entries = (
    await entities(
      store,
      rows.map((row) => row.key),
    )
  ).flatMap((entity) => ofKind(entity, 'board-entry') ?? []);
  const weighed = weights(entries, 'mindshare').length > 0 ? weights(entries, 'mindshare') : weights(entries, 'score');
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return {
    measured: concentration(weighed.map(({ weight }) => weight)),
    entries,
    members: total === 0 ? [] : weighed.map(({ name, weight }) => ({ name, share: weight / total })).sort((a, b) => b.share - a.share),
  };
}

function weights(entries: readonly Entity<'board-entry'>[], field: 'mindshare' | 'score') {
  return entries.flatMap((entry) => {
    const weight = shownField(entry, field)?.value;
    if (weight === undefined || weight < 0) return [];
    const { displayName, handle, subjectId } = usableFields(entry, { unconfirmed: true });
    return [{ weight, name: displayName ?? handle ?? subjectId ?? entry.id }];
  });
}

/** The board that an address names: by its own key, or by that of one of its rows. `undefined`: it names none. */
export async function boardNamed(store: Store, rest: string): Promise<{ board: EntityKey; entry: EntityKey | undefined } | undefined> {
  const named = parseEntityKey(rest);
  const key = rest as EntityKey; // used below only where it was parsed
  if (named?.kind === 'board') return { board: key, entry: undefined };
  const row = named?.kind === 'board-entry' ? await store.facts.get(key) : undefined;
  return row?.parent === undefined ? undefined : { board: row.parent, entry: key };
}
