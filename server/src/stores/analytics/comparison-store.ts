import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { PersonId } from '@infofi-lens/shared/facts/person';
import type { Sql } from '../../db/client.ts';
import { jsonText } from '../../db/columns.ts';
import { type HeldSeat, seatsOf } from './seats.ts';
import { type HeldShape, shapesOf } from './shapes.ts';

export interface PlacedSeat extends HeldSeat {
  /** Exact, from 1. */
  readonly position: number;
}

/** Reads of one person's seats, at one moment. */
export const comparisonStore = (sql: Sql, nameOf: (key: EntityKey) => string) => ({
  seats(people: readonly PersonId[]): Promise<{ seats: readonly PlacedSeat[]; shapes: ReadonlyMap<string, HeldShape> }> {
    return sql.begin('isolation level repeatable read read only', async (tx) => {
      const seats = await seatsOf(tx, people);
      const boards = new Map(seats.map(({ platform, boardId }) => [`${platform} ${boardId}`, { platform, id: boardId }]));
      const shapes = await shapesOf(tx, [...boards.values()]);
      const entities = seats.map(({ platform, boardId, subjectId }) => nameOf(`${platform}:board-entry:${boardId}:${subjectId}`));
      const places = await tx<{ nth: number; position: number }[]>`
        select a.nth::int, board_rows_before(e.platform, e.board_id, e.place, '00000000-0000-0000-0000-000000000000') + 1 as position
        from json_array_elements_text(${jsonText(entities)}::text::json) with ordinality as a(entity, nth) join board_entries e on e.entity = a.entity::uuid
        where e.place is not null`;
      const positions = new Map(places.map(({ nth, position }) => [nth - 1, position]));
      return { seats: seats.flatMap((seat, at): PlacedSeat[] => placed(seat, positions.get(at))), shapes };
    });
  },
});
export type ComparisonStore = ReturnType<typeof comparisonStore>;

const placed = (seat: HeldSeat, position: number | undefined): PlacedSeat[] => (position === undefined ? [] : [{ ...seat, position }]);
