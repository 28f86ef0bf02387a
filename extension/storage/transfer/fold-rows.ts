import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { columnsOf } from '../columns.ts';
import type { FactRow, SeenValue } from '../tables/facts.ts';
import type { HistoryRow } from '../tables/history.ts';
import type { OutcomeRow } from '../tables/outcomes.ts';
import type { PriceRow } from '../tables/prices.ts';
import type { TimeRow } from '../tables/time.ts';
import type { VisitRow } from '../tables/visits.ts';
import type { ImportedTable } from './fates.ts';
import type { ImportedRow } from './rows.ts';

/** How a row of a file meets the one that is here: the same file taken twice changes nothing the second time. */
export interface Fold<In, Held> {
  readonly key: (row: In) => unknown;
  /** @returns what is kept; the very `held` when the file has nothing newer. */
  readonly fold: (row: In, held: Held | undefined) => Held;
}

export const folds = {
  facts: {
    key: ({ key }: ImportedRow<'facts'>) => key,
    fold(row, held) {
      const fields = { ...held?.fields };
      for (const [name, seen] of Object.entries(row.fields)) if (isKept(row, name, seen, fields[name])) fields[name] = seen;
      const firstSeen = earlier(row.firstSeen, held?.firstSeen);
      const lastSeen = later(row.lastSeen, held?.lastSeen);
      const isSame =
        held &&
        firstSeen === held.firstSeen &&
        lastSeen === held.lastSeen &&
        Object.keys(row.fields).every((n) => fields[n] === held.fields[n]);
      if (isSame) return held;
      const { platform, kind, id, key } = row;
      return {
        ...{ key, platform, kind, id, fields, firstSeen, lastSeen },
        ...(held?.shared && { shared: held.shared }),
        ...(kind !== 'participation' && { age: lastSeen }),
        ...columnsOf({ platform, kind }, (name) => fields[name]?.value),
      };
    },
  } satisfies Fold<ImportedRow<'facts'>, FactRow>,

  history: {
    key: ({ entity, field, observedAt }: ImportedRow<'history'>) => [entity, field, observedAt],
    fold: (row, held) => held ?? { ...row },
  } satisfies Fold<ImportedRow<'history'>, HistoryRow>,

  /** What another browser has shared is not shared again: under this browser's key it would pass for a second person's. */
  outcomes: {
    key: ({ campaign }: ImportedRow<'outcomes'>) => campaign,
    fold(row, held) {
      if (held && held.editedAt >= row.editedAt) return held;
      const { campaign, outcome, editedAt, triedAt, sharedAt, elsewhere } = row;
      const isTheirs = triedAt !== undefined || sharedAt !== undefined || elsewhere !== undefined;
      const common = { campaign, outcome, at: outcome.at, editedAt };
      return isTheirs ? { ...common, elsewhere: elsewhere ?? 'import' } : { ...common, due: editedAt };
    },
  } satisfies Fold<ImportedRow<'outcomes'>, OutcomeRow>,

  prices: {
    key: ({ key }: ImportedRow<'prices'>) => key,
    fold: (row, held) => (held && held.at >= row.at ? held : row),
  } satisfies Fold<ImportedRow<'prices'>, PriceRow>,

  /** Of one day the longer time: two files of one browser tell of the same minutes. */
  time: {
    key: ({ campaign, day }: ImportedRow<'time'>) => [campaign, day],
    fold: (row, held) => (held && held.activeMs >= row.activeMs ? held : row),
  } satisfies Fold<ImportedRow<'time'>, TimeRow>,

  /** A look only grows: the later end holds all of the earlier. Another browser's tab is none of this one's. */
  visits: {
    key: ({ key }: ImportedRow<'visits'>) => key,
    fold({ leftAt, ...row }, held) {
      if (held && held.lastAt >= row.lastAt && (held.leftAt ?? 0) >= (leftAt ?? 0)) return held;
      return { ...row, ...(leftAt !== undefined && { leftAt }), tab: held?.tab ?? noTab };
    },
  } satisfies Fold<ImportedRow<'visits'>, VisitRow>,
} as const satisfies Record<FoldedTable, unknown>;
/** All that are taken in row by row; settings are not (features/settings). */
export type FoldedTable = Exclude<ImportedTable, 'settings'>;
export const foldedTables = Object.keys(folds) as FoldedTable[]; // Object.keys of a literal: exactly its keys

/** What browsers call no tab at all. */
const noTab = -1;

/** As sightings are folded (features/ingest), by the field's own policy. */
function isKept({ kind }: ImportedRow<'facts'>, name: string, seen: SeenValue, held: SeenValue | undefined): boolean {
  if (!held) return true;
  const policy = fieldOf(kind, name)?.merge;
  if (policy === 'highest' && typeof seen.value === 'number' && typeof held.value === 'number')
    return seen.value > held.value || (seen.value === held.value && seen.observedAt > held.observedAt);
  return policy === 'first' ? seen.observedAt < held.observedAt : seen.observedAt > held.observedAt;
}

type Time = FactRow['lastSeen'];
const earlier = (a: Time, b: Time | undefined): Time => (b !== undefined && b < a ? b : a);
const later = (a: Time, b: Time | undefined): Time => (b !== undefined && b > a ? b : a);
