import * as z from 'zod/mini';
import { count, share, time } from '../facts/types.ts';
import { Signed } from '../signing/signed.ts';
import { Directive } from './directives.ts';
import { FactValue } from './evidence.ts';

/** `2026-11-25.claims.jsonl.gz` */
export const DumpFileName = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}\.((claims|standings|bases|facts)\.jsonl\.gz|checkpoint\.json|README\.txt|signed\.json)$/));

export const DumpFile = z.strictObject({ name: DumpFileName, bytes: count, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });
export type DumpFile = z.infer<typeof DumpFile>;

/** What the signature of a dump covers: every file of the day but the one it is in. */
export const DumpedFiles = z.strictObject({ format: z.literal(1), date: z.string(), madeAt: time, files: z.array(DumpFile) });
export type DumpedFiles = z.infer<typeof DumpedFiles>;
/** `signed.json`: {@link DumpedFiles} as it was signed, and the server's key documents, by which whoever knows one of its keys finds the one that signed. */
export const SignedDump = z.strictObject({ signed: Signed, keys: z.array(Signed) });

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
  signed: Signed,
  newcomerTrust: share,
  directives: z.array(z.strictObject({ directive: Directive, madeAt: time })),
});
