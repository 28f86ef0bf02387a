import * as z from 'zod/mini';
import { count, share, time } from '../facts/types.ts';
import { Directive } from './directives.ts';
import { FactValue } from './evidence.ts';

/** `2026-11-25.claims.jsonl.gz` */
export const DumpFileName = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}\.((claims|standings|bases|facts)\.jsonl\.gz|checkpoint\.json|README\.txt)$/));

export const DumpFile = z.strictObject({ name: DumpFileName, bytes: count, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });
export type DumpFile = z.infer<typeof DumpFile>;

export const Dump = z.strictObject({ date: z.string(), madeAt: time, publishedAt: time, files: z.array(DumpFile) });
export type Dump = z.infer<typeof Dump>;
/** `GET /v1/dumps`: those that are published, the newest first. */
export const DumpList = z.strictObject({ dumps: z.array(Dump) });

export const DumpParams = z.strictObject({ name: DumpFileName });

const HeldClaim = z.union([z.tuple([time, z.unknown()]), z.tuple([time, z.unknown(), z.string()])]);
/** One line of `claims`: what one contributor, under a name that is of this dump only, last said about one thing. Lines are sorted by entity. */
export const DumpedClaims = z.strictObject({ entity: z.string(), by: z.string(), fields: z.record(z.string(), HeldClaim) });
export type DumpedClaims = z.infer<typeof DumpedClaims>;
/** One line of `standings`. Who is not there stands alone and is worth what newcomers are. */
export const DumpedStanding = z.strictObject({ by: z.string(), cluster: z.optional(z.string()), trust: z.optional(share) });
/** One line of `bases` and of `facts`. */
export const DumpedFacts = z.strictObject({ entity: z.string(), facts: z.record(z.string(), FactValue) });
/** `checkpoint.json`: what else facts follow from. `signed` is the checkpoint of that time as it was signed. */
export const DumpedCheckpoint = z.strictObject({
  signed: z.unknown(),
  newcomerTrust: share,
  directives: z.array(z.strictObject({ directive: Directive, madeAt: time })),
});
