import * as z from 'zod/mini';
import { count, share, time } from '../facts/types.ts';

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * What facts follow from beside their claims, fixed at a time and signed (purpose `checkpoint`). Digests are SHA-256, hex.
 * With the claims, the standings, the bases and the directives whose digests these are, every fact can be computed byte for byte.
 */
export const Checkpoint = z.strictObject({
  format: z.literal(1),
  no: count.check(z.positive()),
  madeAt: time,
  /** Changes up to this number are in the bases. */
  seq: count,
  newcomerTrust: share,
  standings: digest,
  bases: digest,
  directives: digest,
});
export type Checkpoint = z.infer<typeof Checkpoint>;
