import type { EpochMs } from '../../units.ts';
import type { Collector } from '../collector.ts';
import { givenCount, givenId, givenTime, understood } from '../given.ts';
import { read } from '../json.ts';
import type { Sighting } from '../types.ts';
import { type Place, walk } from '../walk.ts';
import { type Asked, boardId } from './asked.ts';
import * as row from './row.ts';
import type { RowNames } from './tables.ts';

/** How reading the rows of an answer went. */
export interface Tally {
  /** Records that were meant as rows. */
  meant: number;
  /** Rows that stand on a board now. */
  entries: number;
  /** Rows that said who an account is, on a board or not. */
  accounts: number;
  /** Rows that could not be read. */
  rejected: number;
}

const placesPerStep = 200;

const faults = {
  lost_digits: 'An id came as a number too large to be exact: whose row it is, is lost.',
  row_without_subject: 'A row does not say whom it is about.',
  row_without_measure: 'A row has neither a rank nor a share nor a score that can be one.',
  row_without_time: 'A row of a history has no time that can be one.',
} as const;
type Fault = keyof typeof faults;

/** Where what is read goes, and under which names it stands. */
export interface Into {
  readonly collector: Collector;
  readonly sighting: Sighting;
  readonly names: RowNames;
}

/** Reads every row of an answer, wherever in it the rows stand and whatever wraps them. */
export function* readRows(root: unknown, question: Asked | undefined, { collector, sighting, names }: Into) {
  const rows: Place[] = [];
  let seen = 0;
  // A row is not entered: what it holds (its own top voices, its time line) belongs to another board.
  for (const place of walk(root, ({ value }) => !row.isMeantAsRow(value))) {
    if (row.isMeantAsRow(place.value)) rows.push(place);
    if (++seen % placesPerStep === 0) yield;
  }
  const tally: Tally = { meant: rows.length, entries: 0, accounts: 0, rejected: 0 };
  const asked = question && { ...question, window: question.window ?? soleWindow(rows) };
  let step = 0;
  for (const place of rows) {
    const found = seatOf(place, asked, sighting, names);
    if (typeof found === 'string') {
      collector.reject(found, faults[found]);
      tally.rejected += 1;
    } else {
      if (found.subject.isAccount && collector.add('profile', found.subject.id, row.account(place.value, names), sighting))
        tally.accounts += 1;
      if (takeSeats(found, { collector, sighting, names })) tally.entries += 1;
    }
    if (++step % placesPerStep === 0) yield;
  }
  return tally;
}

interface Seat {
  readonly place: Place;
  readonly subject: row.Subject;
  readonly observedAt: EpochMs;
  /** The boards it stands on, with the numbers it has there. None when the board is not known or the row is of no board. */
  readonly on: readonly { readonly board: Asked; readonly measures: Partial<ReturnType<typeof row.measures>> }[];
}

function seatOf(place: Place, asked: Asked | undefined, sighting: Sighting, names: RowNames): Seat | Fault {
  const { value } = place;
  const isHistory = Object.hasOwn(value, 'snapshot_timestamp') || asked?.endpoint === 'mindshare_history';
  const subject = isHistory ? row.historySubject(value) : row.subjectOf(value);
  if (subject === 'lost_digits') return subject;
  if (!subject) return 'row_without_subject';

  const measures = row.measures(value, asked?.window, names);
  const isRanked = row.holdsMeasure(measures);
  const shares = isRanked || asked?.window !== undefined ? [] : row.sharesByWindow(value);
  if (!isRanked && shares.length === 0 && row.namesMeasure(value, names)) return 'row_without_measure';
  const observedAt = isHistory ? understood(givenTime(read(value, 'snapshot_timestamp'))) : sighting.observedAt;
  if (observedAt === undefined) return 'row_without_time';

  if (!asked) return { place, subject, observedAt, on: [] };
  const board = asked.topic === undefined ? { ...asked, topic: givenId(read(value, 'topic_id')) } : asked;
  const on = isRanked
    ? [{ board, measures }]
    : shares.map(({ window, mindshare }) => ({ board: { ...board, window }, measures: { mindshare } }));
  return { place, subject, observedAt, on };
}

/** Puts a row on its boards. @returns whether it stands on any. */
function takeSeats({ place, subject, observedAt, on }: Seat, { collector, sighting, names }: Into): boolean {
  let stands = false;
  const seen = observedAt === sighting.observedAt ? sighting : { ...sighting, observedAt };
  for (const { board, measures } of on) {
    const id = boardId(board);
    if (!collector.has('board', id, sighting.observedAt))
      collector.add('board', id, { topic: board.topic || undefined, window: board.window, totalCount: totalOf(place) }, sighting);
    const fields = { boardId: id, subjectId: subject.id, ...row.description(place.value, subject, board.window, names), ...measures };
    stands = collector.add('board-entry', `${id}:${subject.id}`, fields, seen) || stands;
  }
  return stands;
}

/** The window that the rows' field names tell, if they all tell the same. */
function soleWindow(rows: readonly Place[]): string | undefined {
  const told = new Set(rows.map(({ value }) => row.windowNamedBy(value)).filter((window) => window !== undefined));
  return told.size === 1 ? [...told][0] : undefined;
}

/** The board's size where a record around the row states it. The number of rows is no such statement. */
function totalOf({ parent }: Place): unknown {
  for (let around = parent, steps = 0; around !== undefined && steps < 3; around = around.parent, steps += 1) {
    const total = ['total_count', 'totalCount', 'total']
      .map((key) => givenCount(read(around?.value, key)))
      .find((count) => typeof count === 'number');
    if (total !== undefined) return total;
  }
  return undefined;
}
