import * as z from 'zod/mini';
import { kinds } from '../facts/catalog.ts';
import { platforms } from '../facts/entity.ts';
import type { AnyObservation } from '../facts/observation.ts';
import { count, time } from '../facts/types.ts';
import type { ContributorId } from '../units.ts';
import { AdapterHealth, maxHealthReports } from './adapter-health.ts';
import { challengeText, nonceText, publicKeyText } from './admission.ts';
import { FactValue } from './evidence.ts';

/** Batches are small so that a lost one costs little. */
export const maxBatch = 100;

const hex64 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const ContributorIdSchema = hex64 as unknown as z.ZodMiniType<ContributorId, ContributorId>; // the brand's only meaning is this form

/**
 * `POST /v1/contributors`: makes a device key known.
 * The body is signed like a batch (header {@link signatureHeader}), which proves that the sender holds the key.
 * A new key needs the work of contracts/admission.ts; one that is known does not, and is answered its counter.
 */
export const RegisterContributor = z.strictObject({
  publicKey: publicKeyText,
  challenge: z.optional(challengeText),
  nonce: z.optional(nonceText),
});
export const Contributor = z.strictObject({
  contributor: ContributorIdSchema,
  /** Counter of the last batch taken; 0 for a new key. */ counter: count,
});

/**
 * Origin of the server that something signed is meant for, so that nobody who has it can hand it to another. Left out by browsers of
 * before there was this: what they sign is taken as it is.
 */
export const Audience = z.string().check(z.maxLength(300));

/**
 * `POST /v1/observations`. The raw bytes of the body are signed with the device key (ECDSA P-256 SHA-256, IEEE P1363, base64)
 * in {@link signatureHeader}. Items are parsed one by one, so one bad item costs only itself.
 */
export const ObservationBatch = z.strictObject({
  contributor: ContributorIdSchema,
  audience: z.optional(Audience),
  /** Grows with every attempt, retries included: a batch seen on the wire can not be sent again. */
  counter: count.check(z.positive()),
  /** The sender's clock when sending; sightings are shifted by its skew when that exceeds 30 s. */
  sentAt: time,
  observations: z.array(z.unknown()).check(z.minLength(1), z.maxLength(maxBatch)),
  /** How reading went since the last batch that was taken. */
  health: z.optional(z.array(AdapterHealth).check(z.maxLength(maxHealthReports))),
});
export type ObservationBatch = Omit<z.infer<typeof ObservationBatch>, 'observations'> & { observations: AnyObservation[] };

export const signatureHeader = 'lens-signature';

/**
 * What became of one item. `rejected` and `quarantined` name the field at fault. What is quarantined is kept for 30 days and
 * claims nothing; an operator who finds it true lets it count after all.
 */
export const ItemResult = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('accepted') }),
  z.strictObject({ status: z.literal('duplicate') }),
  z.strictObject({ status: z.literal('rejected'), code: z.string(), title: z.string(), field: z.optional(z.string()) }),
  z.strictObject({ status: z.literal('quarantined'), code: z.string(), title: z.string(), field: z.optional(z.string()) }),
]);
export type ItemResult = z.infer<typeof ItemResult>;
/** 200 when no item was rejected, 207 when some were, 422 when all were. `results` is in the order of the items. */
export const BatchReceipt = z.strictObject({
  accepted: count,
  duplicate: count,
  rejected: count,
  quarantined: count,
  results: z.array(ItemResult),
});
export type BatchReceipt = z.infer<typeof BatchReceipt>;

/** All that the crowd knows of one entity. */
export const Entity = z.strictObject({
  platform: z.enum(platforms),
  kind: z.enum(kinds),
  id: z.string(),
  facts: z.record(z.string(), FactValue),
});
export type Entity = z.infer<typeof Entity>;
