import type { Decimal } from '../units.ts';
import type { Reward } from './campaign.ts';
import type { AnyObservation } from './observation.ts';

/** A value that its type allows and the world does not. */
export interface Implausible {
  /** Dotted path inside the observation ('fields.endsAt'). */
  readonly field: string;
  /** Paths of other fields it can not be right together with. */
  readonly against?: readonly string[];
  /** A sentence for people. */
  readonly why: string;
}

/** No account, campaign or board counts more people than there are. */
const people = 8_500_000_000;
const countsOfPeople = ['participants', 'followers', 'following', 'smartFollowers', 'totalCount', 'likes', 'reposts', 'bookmarks'] as const;

/**
 * Checks what one observation says against itself and against the world.
 * @returns the first contradiction, `undefined` when there is none.
 */
export function implausible({ kind, id, observedAt, fields }: AnyObservation): Implausible | undefined {
  const values: Readonly<Record<string, unknown>> = fields;
  const crowd = countsOfPeople.find((name) => Number(values[name] ?? 0) > people);
  if (crowd) return { field: `fields.${crowd}`, why: 'counts more people than there are' };

  if (kind === 'campaign') {
    const { startsAt, endsAt, claimEndsAt, parentId, childIds } = fields;
    if (before(endsAt, startsAt)) return { field: 'fields.endsAt', against: ['fields.startsAt'], why: 'lies before the start' };
    if (before(claimEndsAt, startsAt)) return { field: 'fields.claimEndsAt', against: ['fields.startsAt'], why: 'lies before the start' };
    if (fields.rewards?.some((reward) => contradictsPool(reward, fields.winnersCap)))
      return { field: 'fields.rewards', against: ['fields.winnersCap'], why: 'states a pool that the winners do not make together' };
    if (parentId === id) return { field: 'fields.parentId', why: 'names the campaign itself' };
    if (childIds?.includes(id)) return { field: 'fields.childIds', why: 'names the campaign itself' };
  }
  if ((kind === 'profile' || kind === 'post') && before(observedAt, fields.createdAt))
    return { field: 'fields.createdAt', why: 'lies after the sighting' };
  if (kind === 'board-entry' && fields.boardId !== undefined && fields.subjectId !== undefined) {
    if (id !== `${fields.boardId}:${fields.subjectId}`)
      return { field: 'id', against: ['fields.boardId', 'fields.subjectId'], why: 'is not the board and the subject named in the fields' };
  }
  return undefined;
}

/**
 * Whether the parts of a reward can not make the pool the platform states: with an amount for each winner and a number of winners their
 * product is the pool, and nobody can get more than all get together. Exact: no floating point.
 */
function contradictsPool({ amountPerWinner, amountMax, pool }: Reward, winners: number | null | undefined): boolean {
  if (pool === undefined) return false;
  const most = amountPerWinner ?? amountMax;
  if (most !== undefined && units(most) > units(pool)) return true;
  return amountPerWinner !== undefined && typeof winners === 'number' && units(amountPerWinner) * BigInt(winners) !== units(pool);
}

/** A decimal as a whole number of 10^-36: all that a decimal can hold. */
function units(amount: Decimal): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(36, '0'));
}

function before(time: number | null | undefined, other: number | null | undefined): boolean {
  return typeof time === 'number' && typeof other === 'number' && time < other;
}
