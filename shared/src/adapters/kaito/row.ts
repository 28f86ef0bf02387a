import { ratio } from '../../units.ts';
import { givenAddress, givenCount, givenId, givenNumber, givenText, givenTime, lostDigits } from '../given.ts';
import { type JsonRecord, read } from '../json.ts';
import type { RowNames } from './tables.ts';

/** Who a row is about, in the order in which the keys count. */
const subjectKeys = ['user_id', 'company_id', 'ticker_id'] as const;

export interface Subject {
  readonly id: string;
  /** Whether it is an X account: then the row also says who that is. */
  readonly isAccount: boolean;
}

/** Whether a record is meant as a row of a board, of a history, or as Yaps, readable or not. */
export function isMeantAsRow(record: JsonRecord): boolean {
  for (const key of subjectKeys) if (Object.hasOwn(record, key)) return true;
  return (
    Object.hasOwn(record, 'snapshot_timestamp') ||
    Object.hasOwn(record, 'yaps_all') ||
    (Object.hasOwn(record, 'mindshare') && (Object.hasOwn(record, 'rank') || Object.hasOwn(record, 'ticker')))
  );
}

/** @returns `undefined` when the row does not say it; `'lost_digits'` when it did, as a number too large to be exact. */
export function subjectOf(row: JsonRecord): Subject | 'lost_digits' | undefined {
  for (const key of subjectKeys) {
    const value = read(row, key);
    if (lostDigits(value)) return 'lost_digits';
    const id = givenId(value);
    if (id !== undefined) return { id, isAccount: key === 'user_id' };
  }
  return undefined;
}

/** A history names its ticker only here. */
export function historySubject(row: JsonRecord): Subject | 'lost_digits' | undefined {
  const id = givenId(read(row, 'ticker'));
  return subjectOf(row) ?? (id === undefined ? undefined : { id, isAccount: false });
}

/**
 * The numbers that make a row a row of a board.
 * @param window Gives the share under its window's name where the row has none of its own ("last_7d_mindshare").
 */
export function measures(row: JsonRecord, window: string | undefined, names: RowNames) {
  return {
    rank: givenCount(first(row, names.rank)),
    score: givenNumber(first(row, names.score)),
    mindshare: givenNumber(first(row, names.mindshare) ?? (window === undefined ? undefined : read(row, `last_${window}_mindshare`))),
    mindshareDelta: givenNumber(first(row, names.mindshareDelta)),
  };
}

/** Whether the row has a place for a measure, filled or not. */
export function namesMeasure(row: JsonRecord, { rank, score, mindshare, mindshareDelta }: RowNames): boolean {
  return [rank, score, mindshare, mindshareDelta].some((keys) => keys.some((key) => Object.hasOwn(row, key)));
}

/** What stands under the first of the names that holds anything. */
function first(row: JsonRecord, keys: readonly string[]): unknown {
  for (const key of keys) {
    const value = read(row, key);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** Whether at least one measure is one: a row without any says nothing about the board. */
export function holdsMeasure({ rank, score, mindshare, mindshareDelta }: ReturnType<typeof measures>): boolean {
  return (
    (typeof rank === 'number' && rank > 0) ||
    typeof score === 'number' ||
    (typeof mindshare === 'number' && ratio(mindshare) !== undefined) ||
    typeof mindshareDelta === 'number'
  );
}

const windows: Readonly<Record<string, string>> = { 7: '7d', 30: '30d', 90: '3m', 180: '6m', 360: '12m' };
const mentionKeys = new Map(Object.entries(windows).map(([days, window]) => [window, `last_${days}_day_mention_count`]));

/** What a row says about its subject beside the measures. In early 2025 the mentions were named after the window's days. */
export function description(row: JsonRecord, subject: Subject, window: string | undefined, names: RowNames) {
  const mentionKey = window === undefined ? undefined : mentionKeys.get(window);
  return {
    handle: subject.isAccount ? handleOf(row) : undefined,
    displayName: givenText(read(row, subject.isAccount ? 'name' : 'fullname') ?? read(row, 'name')),
    avatarUrl: givenAddress(read(row, 'icon') ?? read(row, 'avatar') ?? read(row, 'logo')),
    mentions: givenCount(first(row, names.mentions) ?? (mentionKey === undefined ? undefined : read(row, mentionKey))),
    followers: givenCount(first(row, names.followers)),
    smartFollowers: givenCount(first(row, names.smartFollowers)),
  };
}

/** What a row says about an X account. */
export function account(row: JsonRecord, names: RowNames) {
  return {
    handle: handleOf(row),
    displayName: givenText(read(row, 'name')),
    avatarUrl: givenAddress(read(row, 'icon') ?? read(row, 'avatar')),
    createdAt: givenTime(read(row, 'created_at')),
    followers: givenCount(first(row, names.followers)),
    following: givenCount(read(row, 'following_count')),
    points: givenNumber(read(row, 'yaps_all')),
  };
}

/** The window that a row's own field names tell ("last_30_…" of 2025): the last resort when the address did not say. */
export function windowNamedBy(row: JsonRecord): string | undefined {
  for (const key of Object.keys(row)) {
    const days = /^last_(7|30|90|180|360)_/.exec(key)?.[1];
    if (days !== undefined) return windows[days];
  }
  return undefined;
}

/** The windows of a row that has a share for each of several windows and none of its own ("last_7d_mindshare"). */
export function sharesByWindow(row: JsonRecord): { readonly window: string; readonly mindshare: number }[] {
  return Object.keys(row).flatMap((key) => {
    const window = /^last_(\d{1,2}[hdm])_mindshare$/.exec(key)?.[1];
    const mindshare = window === undefined ? undefined : givenNumber(row[key]);
    return window !== undefined && typeof mindshare === 'number' ? [{ window, mindshare }] : [];
  });
}

function handleOf(row: JsonRecord): unknown {
  const name = givenText(read(row, 'username'));
  return typeof name === 'string' ? name.trim().replace(/^@/, '') || undefined : name;
}
