import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { type PersonId, profileKeyOf } from '@infofi-lens/shared/facts/person';
import { globalStanding, percentile } from '@infofi-lens/shared/scoring/board/global';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import type { MemberRow } from '../../stores/analytics/members.ts';
import type { HeldSeat } from '../../stores/analytics/seats.ts';
import type { HeldShape } from '../../stores/analytics/shapes.ts';

/** A seat as it is sent. */
export function seatView({ platform, boardId, subjectId, value, evidence, join }: HeldSeat, { shape, madeAt }: HeldShape) {
  return {
    platform,
    boardId,
    subjectId,
    value,
    percentile: percentile(shape, value),
    of: shape.rows,
    asOf: madeAt,
    evidence: { n: evidence.n, observedAt: evidence.observedAt, confidence: (evidence.confidence * join.confidence) as Ratio }, // a product of shares
  };
}
export type SeatView = ReturnType<typeof seatView>;

/** The weakest of what a measure is made of. */
export const weakest = (parts: readonly Pick<SeatView, 'evidence'>[]) => ({
  n: Math.min(...parts.map(({ evidence }) => evidence.n)),
  observedAt: Math.min(...parts.map(({ evidence }) => evidence.observedAt)) as EpochMs, // one of the times
  confidence: Math.min(...parts.map(({ evidence }) => evidence.confidence)) as Ratio, // one of the shares
});

/** One person's row on the global board. @returns `undefined` for somebody who stands on no board of known shape. */
export function memberOf(
  person: PersonId,
  seats: readonly HeldSeat[],
  shapes: ReadonlyMap<string, HeldShape>,
  nameOf: (key: EntityKey) => string,
): MemberRow | undefined {
  const views = seats.flatMap((seat) => {
    const shape = shapes.get(`${seat.platform} ${seat.boardId}`);
    return shape ? [seatView(seat, shape)] : [];
  });
  const standing = globalStanding(views);
  if (!standing) return undefined;
  const { score, best, counted } = standing;
  const boards = Map.groupBy(views, ({ platform }) => platform);
  const handle = seats.find((seat) => seat.handle !== undefined)?.handle;
  const member = {
    person,
    ...(handle === undefined ? {} : { handle }),
    score,
    percentile: standing.percentile,
    seats: best.map((seat, at) => ({ ...seat, boards: boards.get(seat.platform)?.length ?? 1, counted: at < counted })),
    evidence: { ...weakest(best.slice(0, counted)), joinedBy: seats.some(({ join }) => join.by === 'same-x-id') ? 'same-x-id' : 'own-id' },
  };
  return { entity: nameOf(profileKeyOf(person)), person, score, text: JSON.stringify(member) };
}
