import * as z from 'zod/mini';
import { count, time } from '../facts/types.ts';

/** A part in 1,000: exact as a whole number; whatever is none is written as text. */
const milli = z.union([count, z.string()]);
const Held = z.strictObject({ why: z.enum(['contested', 'frozen', 'locked', 'reverted']), since: z.optional(time) });
const Method = z.enum(['mode-quorum', 'latest-quorum', 'median', 'monotone-kth']);

/** Many evidences, column by column. */
export const EvidenceColumns = z.strictObject({
  n: z.array(count),
  /** How long before `base`, in `step`s. */
  age: z.array(count),
  spread: z.array(milli),
  confidence: z.array(milli),
  /** One digit each: 1 is unconfirmed. */
  unconfirmed: z.string().check(z.regex(/^[01]*$/)),
  /** Where something else has to be said: the position, then what. */
  odd: z.array(z.tuple([count, z.strictObject({ method: z.optional(Method), held: z.optional(Held) })])),
});
export type EvidenceColumns = z.infer<typeof EvidenceColumns>;

/** One field of many entities. */
export const FieldColumn = z.strictObject({
  /**
   * One digit an entity: 0 not in this file, 1 value with the entity's evidence, 2 value with its own evidence,
   * 3 and 4 the same without a value (only the evidence is new), 5 known no more.
   */
  rows: z.string().check(z.regex(/^[0-5]*$/)),
  values: z.array(z.unknown()),
  own: z.optional(EvidenceColumns),
});
export type FieldColumn = z.infer<typeof FieldColumn>;

/** Entities of one kind on one platform. */
export const Group = z.strictObject({
  /** Those that this version does not know are passed over. */
  platform: z.string(),
  kind: z.string(),
  /** In order, each as how much it shares with the one before (one digit of base 36) and the rest. */
  ids: z.array(z.string().check(z.minLength(1))),
  /** One digit an entity: 0 changed, 1 fresh, 2 gone. */
  how: z.string().check(z.regex(/^[012]*$/)),
  /** The evidence that most fields of an entity share, for those whose fields use it. */
  evidence: EvidenceColumns,
  fields: z.record(z.string(), FieldColumn),
});
export type Group = z.infer<typeof Group>;

/** What a file of the catalogue holds, before it is compressed. */
export const CatalogueFile = z.strictObject({
  format: z.literal(1),
  base: time,
  step: count.check(z.positive()),
  groups: z.array(Group),
});
export type CatalogueFile = z.infer<typeof CatalogueFile>;
