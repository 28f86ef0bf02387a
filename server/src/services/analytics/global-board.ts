import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { type PersonId, personOf, profileKeyOf } from '@infofi-lens/shared/facts/person';
import { driftAllowed } from '@infofi-lens/shared/scoring/board/global';
import { drift, shapeOf } from '@infofi-lens/shared/scoring/board/shape';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';
import { type FollowedChange, following } from '../../stores/analytics/followers.ts';
import { scoredSince, writeMembers } from '../../stores/analytics/members.ts';
import { type RowName, rowsNamed, seatsOf } from '../../stores/analytics/seats.ts';
import {
  countMoves,
  keepShape,
  putShape,
  readLevels,
  shapesOf,
  someUnscored,
  takeUnscored,
  type Unscored,
} from '../../stores/analytics/shapes.ts';
import { memberOf } from './standing.ts';

/** People scored in one transaction: about a tenth of a second. */
const atOnce = 2_000;
/** A shape is made anew after that, however little it drifted: its size and its ends may have changed. */
const shapeLasts = 24 * 3_600_000;

interface Given {
  readonly sql: Sql;
  readonly nameOf: (key: EntityKey) => string;
  readonly now: () => EpochMs;
}

/**
 * Follows the rows of boards: who moved gets a new score, and when a board is spread otherwise than it was, all who stand on it do.
 * Some at a time. @returns whether there is more to do; `undefined` when another process is at it.
 */
export function followBoards({ sql, nameOf, now }: Given): Promise<{ more: boolean } | undefined> {
  return following(sql, { name: 'global-board', kinds: ['board-entry'], limit: atOnce }, async (tx, changes, behind) => {
    const rows = await peopleIn(tx, changes);
    await look(tx, rows, now());
    // Changes first: of many boards that are new at once, people who stand on several are then scored once.
    const due = await takeUnscored(tx, behind ? atOnce / 10 : atOnce);
    const changed = (await peopleIn(tx, changes)).filter(({ waits }) => !waits).flatMap(personIn);
    const people = new Set([...changed, ...(await unscored(tx, due, nameOf))]);
    await score(tx, [...people], nameOf);
    return { more: behind || (await someUnscored(tx)) };
  });
}

const personIn = ({ platform, id, subjectId }: Pick<RowName, 'platform' | 'id' | 'subjectId'>): PersonId[] => {
  const person = personOf(platform, id, subjectId);
  return person ? [person.id] : [];
};

/** Who was not scored yet since the shape came. */
async function unscored(tx: Transaction, due: readonly Unscored[], nameOf: Given['nameOf']): Promise<PersonId[]> {
  const people = due.flatMap(personIn);
  const names = new Map(people.map((person) => [nameOf(profileKeyOf(person)), person]));
  const scored = await scoredSince(tx, [...names.keys()], due[0]?.version ?? 0);
  return [...names].flatMap(([name, person]) => (scored.has(name) ? [] : [person]));
}

async function peopleIn(tx: Transaction, changes: readonly FollowedChange[]): Promise<RowName[]> {
  const rows = await rowsNamed(
    tx,
    changes.map(({ entity }) => entity),
  );
  return rows.filter((row) => personIn(row).length > 0);
}

/** Looks at the boards of which enough rows changed, and gives those another shape that have drifted from theirs. */
async function look(tx: Transaction, rows: readonly RowName[], now: EpochMs): Promise<void> {
  const byBoard = Map.groupBy(rows, ({ platform, id }) => `${platform} ${id}`);
  const moved = [...byBoard.values()].flatMap((same) =>
    same[0] ? [{ platform: same[0].platform, id: same[0].id, rows: same.length }] : [],
  );
  for (const { held, ...board } of await countMoves(tx, moved)) {
    const { levels, whole } = await readLevels(tx, board);
    const shape = shapeOf(levels, whole);
    if (!shape) continue;
    const stays = held && now - held.madeAt < shapeLasts && drift(held.shape, shape) <= driftAllowed;
    await (stays ? keepShape(tx, board) : putShape(tx, board, shape, now));
  }
}

/** Scores people anew; who stands nowhere any more leaves the board. */
async function score(tx: Transaction, people: readonly PersonId[], nameOf: (key: EntityKey) => string): Promise<void> {
  const seats = Map.groupBy(await seatsOf(tx, people), ({ person }) => person);
  const boards = new Map([...seats.values()].flat().map(({ platform, boardId }) => [`${platform} ${boardId}`, { platform, id: boardId }]));
  const shapes = await shapesOf(tx, [...boards.values()]);
  const members = people.flatMap((person) => memberOf(person, seats.get(person) ?? [], shapes, nameOf) ?? []);
  const standing = new Set(members.map(({ person }) => person));
  await writeMembers(
    tx,
    members,
    people.filter((person) => !standing.has(person)).map((person) => nameOf(profileKeyOf(person))),
  );
}
