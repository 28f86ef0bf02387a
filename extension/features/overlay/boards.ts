import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';

/** A row as the page's own answer had it. */
export interface RowOnPage {
  readonly key: EntityKey;
  readonly subjectId: string;
  readonly handle: string | undefined;
  readonly rank: number;
  readonly score: number | undefined;
  readonly mindshare: number | undefined;
  readonly observedAt: EpochMs;
}
export interface BoardOnPage {
  readonly key: EntityKey;
  /** By rank. */
  readonly rows: readonly RowOnPage[];
}

/** The next place above, and how many points it is ahead. */
export interface Ahead {
  readonly rank: number;
  readonly by: number;
}

/** @returns `undefined` for the first, and on boards without points. */
export function aheadOf(key: EntityKey, rows: readonly RowOnPage[]): Ahead | undefined {
  const own = rows.find((row) => row.key === key);
  if (own?.score === undefined || own.mindshare !== undefined) return undefined;
  const above = rows.findLast(({ rank }) => rank < own.rank);
  if (above?.score === undefined) return undefined;
  return above.score > own.score ? { rank: above.rank, by: above.score - own.score } : undefined;
}

const mostPages = 50;
const mostRows = 1_000;

/** The boards that pages showed while this script lives. The address alone does not say which board a page shows. */
export class Boards {
  readonly #rows = new Map<EntityKey, Map<string, RowOnPage>>();
  /** As last answered, so that an unchanged board is the same object. */
  readonly #answers = new Map<EntityKey, BoardOnPage>();
  readonly #shownAt = new Map<string, EntityKey>();

  /** @returns whether a board changed. */
  add(observations: readonly AnyObservation[], pageUrl: string): boolean {
    let last: EntityKey | undefined;
    for (const observation of observations) {
      if (observation.kind !== 'board-entry') continue;
      const { platform, observedAt, fields } = observation;
      const { boardId, subjectId, rank, handle, score, mindshare } = fields;
      if (boardId === undefined || subjectId === undefined || rank === undefined) continue; // history rows have no rank of now
      last = entityKey({ platform, kind: 'board', id: boardId });
      const rows = this.#rows.get(last) ?? new Map<string, RowOnPage>();
      if (rows.size < mostRows) rows.set(subjectId, { key: entityKey(observation), subjectId, handle, rank, score, mindshare, observedAt });
      this.#rows.set(last, rows);
      this.#answers.delete(last);
    }
    if (last === undefined) return false;
    this.#shownAt.delete(pageOf(pageUrl));
    this.#shownAt.set(pageOf(pageUrl), last);
    this.#forgetOldest();
    return true;
  }

  /** The board last read on the page at that address. */
  at(pageUrl: string): BoardOnPage | undefined {
    const key = this.#shownAt.get(pageOf(pageUrl));
    const rows = key && this.#rows.get(key);
    if (!key || !rows) return undefined;
    return this.#answer(key, rows);
  }

  /** Who stands next above a row, on its own board. */
  ahead(key: EntityKey): Ahead | undefined {
    for (const [board, rows] of this.#rows) {
      const own = [...rows.values()].some((row) => row.key === key);
      if (own) return aheadOf(key, this.#answer(board, rows).rows);
    }
    return undefined;
  }

  #answer(key: EntityKey, rows: ReadonlyMap<string, RowOnPage>): BoardOnPage {
    const answer = this.#answers.get(key) ?? { key, rows: [...rows.values()].sort((a, b) => a.rank - b.rank) };
    this.#answers.set(key, answer);
    return answer;
  }

  #forgetOldest(): void {
    const [oldest] = this.#shownAt.keys();
    if (oldest === undefined || this.#shownAt.size <= mostPages) return;
    this.#shownAt.delete(oldest);
    const shown = new Set(this.#shownAt.values());
    for (const key of this.#rows.keys()) {
      if (shown.has(key)) continue;
      this.#rows.delete(key);
      this.#answers.delete(key);
    }
  }
}

/** An address without what only points inside the page. */
function pageOf(address: string): string {
  return address.split('#', 1)[0] ?? address;
}
