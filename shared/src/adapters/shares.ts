import type { AnyObservation } from '../facts/observation.ts';

/** Far more than the whole: windows and topics that overlap on one board add up to some, percentages to twenty and more. */
const farBeyond = 5;

/**
 * Leaves out the shares of boards that cannot be parts of a whole: together they are a multiple of one. A percentage that is sent
 * where a share was looks like this, and row by row it may well pass for one.
 * @returns the very list when every board adds up, and whether one did not.
 */
export function withoutOddShares(observations: readonly AnyObservation[]): { observations: readonly AnyObservation[]; odd: boolean } {
  const sums = new Map<string, number>();
  for (const observation of observations) {
    const board = boardOf(observation);
    if (board !== undefined) sums.set(board, (sums.get(board) ?? 0) + shareOf(observation));
  }
  const odd = new Set([...sums].flatMap(([board, sum]) => (sum > farBeyond ? [board] : [])));
  if (odd.size === 0) return { observations, odd: false };
  const kept = observations.map((observation) => {
    if (observation.kind !== 'board-entry' || !odd.has(boardOf(observation) ?? '')) return observation;
    const { mindshare: _, mindshareDelta: __, ...fields } = observation.fields;
    return { ...observation, fields };
  });
  return { observations: kept, odd: true };
}

/** A board at a time: a history tells of many times at once. */
function boardOf(observation: AnyObservation): string | undefined {
  if (observation.kind !== 'board-entry') return undefined;
  const { boardId, mindshare } = observation.fields;
  return boardId === undefined || mindshare === undefined ? undefined : `${observation.observedAt} ${boardId}`;
}

const shareOf = (observation: AnyObservation): number => (observation.kind === 'board-entry' ? (observation.fields.mindshare ?? 0) : 0);
