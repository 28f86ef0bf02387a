import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { BriefWorth } from './brief.ts';
import type { Answer, Question } from './protocol.ts';
import type { ListedKind, Summaries } from './summaries.ts';

/** What is known of a list so far. Each state is a value of its own and never changes. */
export interface ListState<K extends ListedKind> {
  readonly rows: readonly Summaries[K][];
  /** How many were read, of which some may not be among the rows yet. */
  readonly count: number;
  /** `reading`: more rows come. */
  readonly state: 'reading' | 'read' | 'failed';
}

/** While rows come in, how many there are is told at most this often. */
const pace = 700;
/** Rows are shown once there are so many times as many: they are filtered and ordered each time, which is as dear as they are many. */
const growth = 2;

/**
 * One list as a worker reads it: kept for as long as the document lives, so that coming back to a page reads nothing anew.
 * @param ask Sends a question to the worker.
 */
export function listOf<K extends ListedKind>(kind: K, ask: (question: Question) => void) {
  let held = new Map<EntityKey, Summaries[K]>();
  let coming = held;
  let shown: ListState<K> = { rows: [], count: 0, state: 'reading' };
  let asked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const show = (state: ListState<K>['state']) => {
    clearTimeout(timer);
    timer = undefined;
    const isDue = state !== 'reading' || held.size >= growth * shown.rows.length;
    shown = { rows: isDue ? [...held.values()] : shown.rows, count: held.size, state };
    for (const listener of listeners) listener();
  };
  const showSoon = () => {
    timer ??= setTimeout(() => show(shown.state), pace);
  };

  return {
    current: (): ListState<K> => shown,
    /** Asks for the rows with the first who listens. @returns what ends the listening. */
    listen(listener: () => void): () => void {
      listeners.add(listener);
      if (!asked) ask({ ask: 'read', kind });
      asked = true;
      return () => listeners.delete(listener);
    },
    told(answer: Exclude<Answer, { tell: 'worth' }>): void {
      if (answer.tell === 'begin') {
        // What is shown stays until all of it was read again; of a first reading every row is shown as it comes.
        coming = shown.state === 'read' ? new Map() : held;
      } else if (answer.tell === 'rows') {
        for (const row of answer.rows as readonly Summaries[K][]) {
          coming.set(row.key, row);
          if (shown.state === 'read' && held.has(row.key)) held.set(row.key, row);
        }
        showSoon();
      } else {
        if (answer.tell === 'end') held = coming;
        show(answer.tell === 'end' ? 'read' : 'failed');
      }
    },
  };
}

/** Estimates that were made for tables, by campaign: only of rows that somebody looked at, or ordered by. */
export function worthBook(ask: (question: Question) => void) {
  const made = new Map<EntityKey, BriefWorth>();
  const waiting = new Map<number, () => void>();
  const underWay = new Set<EntityKey>();
  let next = 0;
  return {
    get: (key: EntityKey): BriefWorth | undefined => made.get(key),
    /** Makes those that are not made yet. @returns whether there were any. */
    async make(keys: readonly EntityKey[]): Promise<boolean> {
      const lacking = keys.filter((key) => !made.has(key) && !underWay.has(key));
      if (lacking.length === 0) return false;
      for (const key of lacking) underWay.add(key);
      const id = next++;
      await new Promise<void>((done) => {
        waiting.set(id, done);
        ask({ ask: 'worth', id, keys: lacking });
      });
      for (const key of lacking) underWay.delete(key);
      return true;
    },
    told({ id, worth }: Extract<Answer, { tell: 'worth' }>): void {
      for (const [key, value] of worth) made.set(key, value);
      waiting.get(id)?.();
      waiting.delete(id);
    },
    /** What they rest on is another. */
    forget(keys?: readonly EntityKey[]): void {
      if (keys) for (const key of keys) made.delete(key);
      else made.clear();
    },
  };
}
