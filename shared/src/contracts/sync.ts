import * as z from 'zod/mini';
import { kinds } from '../facts/catalog.ts';
import { type AnyObservation, platforms } from '../facts/observation.ts';
import { count, time } from '../facts/types.ts';
import type { ContributorId } from '../units.ts';
import { FactValue } from './evidence.ts';

/** Batches are small so that a lost one costs little. */
export const maxBatch = 100;

const hex64 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const ContributorIdSchema = hex64 as unknown as z.ZodMiniType<ContributorId, ContributorId>; // the brand's only meaning is this form

/**
 * `POST /v1/contributors`: makes a device key known.
 * The body is signed like a batch (header {@link signatureHeader}), which proves that the sender holds the key.
 */
export const RegisterContributor = z.strictObject({
  /** Raw uncompressed P-256 point (65 bytes, first 0x04), base64. */
  publicKey: z.string().check(z.regex(/^[A-Za-z0-9+/]{87}=$/)),
});
export const Contributor = z.strictObject({
  contributor: ContributorIdSchema,
  /** Counter of the last batch taken; 0 for a new key. */ counter: count,
});

/**
 * `POST /v1/observations`. The raw bytes of the body are signed with the device key (ECDSA P-256 SHA-256, IEEE P1363, base64)
 * in {@link signatureHeader}. Items are parsed one by one, so one bad item costs only itself.
 */
export const ObservationBatch = z.strictObject({
  contributor: ContributorIdSchema,
  /** Grows with every attempt, retries included: a batch seen on the wire can not be sent again. */
  counter: count.check(z.positive()),
  /** The sender's clock when sending; sightings are shifted by its skew when that exceeds 30 s. */
  sentAt: time,
  observations: z.array(z.unknown()).check(z.minLength(1), z.maxLength(maxBatch)),
});
export type ObservationBatch = Omit<z.infer<typeof ObservationBatch>, 'observations'> & { observations: AnyObservation[] };

export const signatureHeader = 'lens-signature';

/** What became of one item. `rejected` names the field at fault. */
export const ItemResult = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('accepted') }),
  z.strictObject({ status: z.literal('duplicate') }),
  z.strictObject({ status: z.literal('rejected'), code: z.string(), title: z.string(), field: z.optional(z.string()) }),
]);
export type ItemResult = z.infer<typeof ItemResult>;
/** 200 when every item was taken, 207 when some were rejected, 422 when all were. `results` is in the order of the items. */
export const BatchReceipt = z.strictObject({ accepted: count, duplicate: count, rejected: count, results: z.array(ItemResult) });
export type BatchReceipt = z.infer<typeof BatchReceipt>;

/** All that the crowd knows of one entity. */
export const Entity = z.strictObject({
  platform: z.enum(platforms),
  kind: z.enum(kinds),
  id: z.string(),
  facts: z.record(z.string(), FactValue),
});
export type Entity = z.infer<typeof Entity>;
