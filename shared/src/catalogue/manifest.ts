import * as z from 'zod/mini';
import { Entity } from '../contracts/sync.ts';
import { count, time, webUrl } from '../facts/types.ts';
import { maxChain } from '../signing/key-document.ts';
import { Signed } from '../signing/signed.ts';

export const FileHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** The largest file that anybody should take from a stranger, compressed and unpacked. */
const maxBytes = 64 * 1_048_576;
const bytes = count.check(z.maximum(maxBytes));
/** A file: SHA-256 of its bytes as they are stored (gzip), how many those are, and how many they unpack to. */
export const FileRef = z.tuple([FileHash, bytes, bytes]);
export type FileRef = z.infer<typeof FileRef>;

/** From where to where in the order of changes, and the file that leads there from anywhere in between. */
export const DeltaRef = z.tuple([count, count, FileRef]);
export type DeltaRef = z.infer<typeof DeltaRef>;

export const prefixDigits = count.check(z.maximum(8));

/**
 * The catalogue as it is now, and how to get there from where one is. Small, signed, and the same for everybody. What a later
 * version adds is passed over.
 */
export const Manifest = z.object({
  format: z.literal(1),
  /** Grows with every manifest. Whoever has seen one believes no earlier one. */
  sequence: count,
  issuedAt: time,
  /** After this it says nothing about now: somebody may be holding newer ones back. */
  freshUntil: time,
  /** The number in the order of changes that snapshot and deltas lead to. */
  seq: count,
  /** Campaigns and spaces as they were at `seq`, in parts that are read one by one. */
  snapshot: z.object({ seq: count, entities: count, parts: z.array(FileRef).check(z.maxLength(2_000)) }),
  deltas: z.array(DeltaRef).check(z.maxLength(2_000)),
  /** Boards with their rows, and profiles: `list` is a file with one {@link FileRef} for each prefix of so many hex digits. */
  shards: z.optional(z.object({ digits: prefixDigits, bytes: count, list: FileRef })),
  /** How many hex digits of SHA-256 of an entity's key a lookup names. */
  lookup: z.object({ digits: prefixDigits }),
  /** Other documents that travel with the catalogue, by name. */
  documents: z.record(z.string(), FileRef),
  /** Other places that carry the same files. */
  mirrors: z.array(webUrl).check(z.maxLength(20)),
});
export type Manifest = z.infer<typeof Manifest>;

/** `GET /v1/catalogue/manifest`: the signed manifest, and the key documents that lead to the key it is signed by. */
export const ManifestAnswer = z.object({ manifest: Signed, keys: z.array(Signed).check(z.maxLength(maxChain)) });
export type ManifestAnswer = z.infer<typeof ManifestAnswer>;

/** A file of the catalogue as an answer names it. */
const NamedFile = z.strictObject({ path: z.string(), bytes });
/** `GET /v1/catalogue/snapshot`: the newest snapshot's parts. */
export const SnapshotFiles = z.strictObject({ seq: count, entities: count, parts: z.array(NamedFile) });
/** `GET /v1/catalogue/delta`: every delta there is; each leads to `to` from anywhere between `from` and it. */
export const DeltaFiles = z.strictObject({ seq: count, deltas: z.array(z.strictObject({ from: count, to: count, ...NamedFile.shape })) });
export const FileParams = z.strictObject({ hash: FileHash });
/** `all` is the prefix without digits. */
export const LookupParams = z.strictObject({ prefix: z.string().check(z.regex(/^(all|[0-9a-f]{1,8})$/)) });

export const ShardList = z.array(FileRef).check(z.maxLength(65_536));

/** `GET /v1/catalogue/lookup/{prefix}`, signed: everything whose key's SHA-256 begins so. */
export const Lookup = z.strictObject({
  prefix: z.string().check(z.regex(/^[0-9a-f]{0,8}$/)),
  issuedAt: time,
  entities: z.array(Entity),
});
export type Lookup = z.infer<typeof Lookup>;

/** While all shards together are no more than this, everybody fetches all of them, so that asking tells nothing. */
export const maxBytesOfAllShards = 5 * 1_048_576;
/** How many candidates a bucket of a lookup or shard should hold at least, so that asking for it tells little. */
export const minCandidates = 20;
