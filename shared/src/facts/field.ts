import type * as z from 'zod/mini';
import { type Guard, guardOf } from './guard.ts';

/** Who may hold a field: this browser only, the owner's account too, or everybody. */
export type Reach = 'local' | 'mine' | 'public';

/** How one browser folds its own sightings of a field over time. */
export type Merge =
  /** The newest sighting wins; an older one that arrives late changes nothing. */
  | 'latest'
  /** A counter that can only grow: the highest wins. */
  | 'highest'
  /** What was first seen stays (a date of creation). */
  | 'first';

/** How many contributors' claims become one value. None of them lets a single contributor move an agreed value. */
export type Consensus =
  /** The value that outweighs all others. */
  | { rule: 'mode-quorum' }
  /** The value agreed last among what was seen within `window`. With `memberwise`, a list that is not agreed as a whole is agreed member by member. */
  | { rule: 'latest-quorum'; windowMs: number; memberwise?: true }
  /** Median of the newest claims; they agree when enough of them lie within `tolerance` (relative) of it. */
  | { rule: 'median'; windowMs: number; tolerance: number }
  /** The highest value of the window that enough clusters vouch for. Growth only. */
  | { rule: 'monotone-kth'; windowMs: number; tolerance: number }
  /** Not aggregated: the field never leaves its owner. */
  | { rule: 'none' };

/** What one field is: its type and, beside it, everything that follows from it being that field. */
export interface Field<Schema extends z.core.$ZodType = z.core.$ZodType> {
  readonly schema: Schema;
  /** Whether the schema accepts a value, answered fast and without a reason: for readers of whole pages. */
  readonly accepts: Guard;
  /** Words for the interface, sentence case ("Places in total"). */
  readonly label: string;
  readonly reach: Reach;
  readonly merge: Merge;
  readonly consensus: Consensus;
  /** Printed beside the value wherever it is shown: where the number comes from. */
  readonly methodology: string;
  /** Whether the browser and the server keep its past values (charts and trends need them). */
  readonly history: boolean;
  /** Whether it is a public counter or an id. From X nothing else is shared, whatever the reach. */
  readonly counterOrId: boolean;
}

const hour = 3_600_000;
const day = 24 * hour;

type Options = Partial<Pick<Field, 'reach' | 'merge' | 'history' | 'counterOrId'>>;

function field<S extends z.core.$ZodType>(schema: S, label: string, methodology: string, consensus: Consensus, options: Options): Field<S> {
  const accepts = guardOf(schema);
  return {
    schema,
    accepts,
    label,
    methodology,
    consensus,
    reach: 'public',
    merge: 'latest',
    history: false,
    counterOrId: false,
    ...options,
  };
}

/** A word or text that changes seldom (a name, a type): most clusters decide. */
export const stable = <S extends z.core.$ZodType>(schema: S, label: string, methodology: string, options: Options = {}): Field<S> =>
  field(schema, label, methodology, { rule: 'mode-quorum' }, options);

/** A word or value that the platform changes at once for everybody (a status, an end time): the newest agreement decides. */
export const changing = <S extends z.core.$ZodType>(schema: S, label: string, methodology: string, options: Options = {}): Field<S> =>
  field(schema, label, methodology, { rule: 'latest-quorum', windowMs: 3 * day }, options);

/** A list of things that have names or ids, which the platform changes at once for everybody, and of which people may see a part. */
export const listed = <S extends z.core.$ZodType>(schema: S, label: string, methodology: string, options: Options = {}): Field<S> =>
  field(schema, label, methodology, { rule: 'latest-quorum', windowMs: 3 * day, memberwise: true }, options);

/** A number that moves up and down (a rank, followers): the median of what was seen lately. */
export const moving = <S extends z.core.$ZodType>(
  schema: S,
  label: string,
  methodology: string,
  options: Options & { tolerance?: number; windowMs?: number } = {},
): Field<S> => {
  const { tolerance = 0.02, windowMs = 6 * hour, ...rest } = options;
  return field(schema, label, methodology, { rule: 'median', windowMs, tolerance }, { history: true, counterOrId: true, ...rest });
};

/** A counter that only grows (participants): the highest value that a quorum vouches for. */
export const growing = <S extends z.core.$ZodType>(
  schema: S,
  label: string,
  methodology: string,
  options: Options & { tolerance?: number; windowMs?: number } = {},
): Field<S> => {
  const { tolerance = 0.05, windowMs = day, ...rest } = options;
  return field(
    schema,
    label,
    methodology,
    { rule: 'monotone-kth', windowMs, tolerance },
    { merge: 'highest', history: true, counterOrId: true, ...rest },
  );
};

/** Stays in this browser. */
export const local = <S extends z.core.$ZodType>(schema: S, label: string, methodology: string, options: Options = {}): Field<S> =>
  field(schema, label, methodology, { rule: 'none' }, { reach: 'local', ...options });

/** The viewer's own: may go to their own account, to nobody else. */
export const own = <S extends z.core.$ZodType>(schema: S, label: string, methodology: string, options: Options = {}): Field<S> =>
  field(schema, label, methodology, { rule: 'none' }, { reach: 'mine', ...options });
