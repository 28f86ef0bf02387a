import * as z from 'zod/mini';
import { count, time } from '../facts/types.ts';

/** `GET /v1/status`: what is held, how well pages are read, which valves are shut. Public, and nothing of any page or person. */
export const Status = z.strictObject({
  at: time,
  /** What operators and circuit breakers hold as it is, and why. */
  held: z.array(
    z.strictObject({
      what: z.enum(['lock', 'revert', 'freeze']),
      platform: z.string(),
      kind: z.optional(z.string()),
      id: z.optional(z.string()),
      field: z.optional(z.string()),
      reason: z.string(),
      since: time,
      by: z.enum(['operator', 'breaker']),
    }),
  ),
  /** Contributors of whom nothing counts at the moment. */
  contributorsQuarantined: count,
  /** Valves that are shut or narrower than usual. */
  valves: z.array(
    z.strictObject({ valve: z.enum(['new_contributors', 'batches', 'firewall']), state: z.string(), reason: z.string(), since: time }),
  ),
  /** How well pages were read in the last 24 hours, by adapter version. */
  adapters: z.array(
    z.strictObject({
      adapter: z.string(),
      captures: count,
      observations: count,
      rejected: count,
      drifts: z.record(z.string(), count),
      warnings: z.record(z.string(), count),
      /** What people said looks wrong, by `kind.field:reason` (contracts/reports.ts). */
      reports: z.record(z.string(), count),
      /** The versions of the extension they said it from. */
      reportedBy: z.record(z.string(), count),
    }),
  ),
  /** The last checkpoint; absent: none was made yet. */
  checkpoint: z.optional(z.strictObject({ no: count, madeAt: time })),
  /** The last published catalogue; absent: none was published yet. */
  catalogue: z.optional(z.strictObject({ sequence: count, madeAt: time })),
});
export type Status = z.infer<typeof Status>;
