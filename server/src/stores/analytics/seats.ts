import type { Evidence } from '@infofi-lens/shared/contracts/evidence';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { type PersonId, personOf, subjectsOf } from '@infofi-lens/shared/facts/person';
import { standingField } from '@infofi-lens/shared/facts/standing';
import type { Ratio } from '@infofi-lens/shared/units';
import type { Transaction } from '../../db/client.ts';
import { arrayText, jsonText } from '../../db/columns.ts';
import type { BoardName } from '../board-keys.ts';

/** An agreed row of a board that is about a person. */
export interface HeldSeat {
  readonly person: PersonId;
  readonly platform: PlatformId;
  readonly boardId: string;
  readonly subjectId: string;
  /** By which the board is ordered. */
  readonly value: number;
  readonly evidence: Evidence;
  /** Agreed name of the account. */
  readonly handle: string | undefined;
  readonly join: { readonly by: 'own-id' | 'same-x-id'; readonly confidence: Ratio };
}

interface Row {
  person: PersonId;
  platform: PlatformId;
  board_id: string;
  subject_id: string;
  place: number;
  evidence: Evidence;
  handle: { value: string; evidence: Evidence } | null;
}

/**
 * Where people stand on boards. The only place from which the global board and comparisons take their members:
 * whoever has no seat here is in neither.
 */
export async function seatsOf(tx: Transaction, people: readonly PersonId[]): Promise<HeldSeat[]> {
  const asked = people.flatMap((person) => subjectsOf(person).map((subject) => ({ person, ...subject })));
  if (asked.length === 0) return [];
  const column = (of: (one: (typeof asked)[number]) => string) => tx`json_array_elements_text(${jsonText(asked.map(of))}::text::json)`;
  const rows = await tx<Row[]>`
    select a.person, e.platform, e.board_id, e.subject_id, e.place, f.facts -> a.field -> 'evidence' as evidence, f.facts -> 'handle' as handle
    from rows from (${column(({ person }) => person)}, ${column(({ platform }) => platform)}, ${column(({ subjectId }) => subjectId)},
      ${column(({ platform }) => standingField[platform])}) as a(person, platform, subject_id, field)
    join board_entries e on e.platform = a.platform and e.subject_id = a.subject_id and e.place is not null
    join facts f using (entity)`;
  return rows.flatMap((row): HeldSeat[] => {
    const found = personOf(row.platform, row.board_id, row.subject_id);
    if (found?.id !== row.person) return [];
    return [
      {
        person: row.person,
        platform: row.platform,
        boardId: row.board_id,
        subjectId: row.subject_id,
        value: -row.place,
        evidence: row.evidence,
        handle: row.handle?.evidence.status === 'agreed' ? row.handle.value : undefined,
        join: found,
      },
    ];
  });
}

export interface RowName extends BoardName {
  readonly subjectId: string;
  /** Its board has a new shape, and those who score its rows by it have not come to this one yet. */
  readonly waits: boolean;
}

/** On which boards rows stand, and of whom; rows that nobody agreed a board and a subject of are left out. */
export async function rowsNamed(tx: Transaction, entities: readonly string[]): Promise<RowName[]> {
  if (entities.length === 0) return [];
  return tx<RowName[]>`
    select e.platform, e.board_id as id, e.subject_id as "subjectId",
      coalesce((e.place, e.entity) > (s.scored_place, s.scored_entity), false) as waits
    from unnest(${arrayText(entities)}::text::uuid[]) as asked(entity) join board_entries e using (entity)
      left join board_shapes s using (platform, board_id)`; // joined, not compared with a list: see known-reads.ts
}
