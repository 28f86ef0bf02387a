import * as z from 'zod/mini';
import { count } from '../facts/types.ts';
import { Audience, ContributorIdSchema } from './sync.ts';

/**
 * `POST /v1/contributors/erase`: takes out of everything what this device key ever said. Signed with the key, like a batch.
 * There is no way back: the key is refused from then on, and whoever wants to share again makes a new one.
 */
export const EraseContributor = z.strictObject({
  contributor: ContributorIdSchema,
  audience: z.optional(Audience),
  /** Above that of the last batch. */
  counter: count.check(z.positive()),
  /** In words, so that a signature for something else never passes for this. */
  erase: z.literal('everything'),
});
export type EraseContributor = z.infer<typeof EraseContributor>;

/** What was done. */
export const ErasureProof = z.strictObject({
  /** Fields of things the contributor had said something about. */
  claims: count,
  /** Sightings of the last 30 days, as they came. */
  sightings: count,
  /** Things of which something else is known without them. */
  factsChanged: count,
  /** Number of the checkpoint that was signed afterwards: nothing of the contributor is in it. */
  checkpoint: count,
});
export type ErasureProof = z.infer<typeof ErasureProof>;
