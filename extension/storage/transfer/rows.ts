import { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import { kinds } from '@infofi-lens/shared/facts/catalog';
import { type EntityKey, parseEntityKey, platforms } from '@infofi-lens/shared/facts/entity';
import { vias } from '@infofi-lens/shared/facts/observation';
import { nonEmpty, platformId, time } from '@infofi-lens/shared/facts/types';
import { type DurationMs, durationMs, type Usd, usd } from '@infofi-lens/shared/units';
import * as z from 'zod/mini';
import { stayReasons } from '../tables/visits.ts';
import type { ImportedTable } from './fates.ts';

// The constructors are the only makers of their types: what they accept is one.
const entity = z.string().check(z.refine((key) => parseEntityKey(key) !== undefined, 'is no key')) as unknown as z.ZodMiniType<
  EntityKey,
  EntityKey
>;
const duration = z.number().check(z.refine((ms) => durationMs(ms) === ms)) as unknown as z.ZodMiniType<DurationMs, DurationMs>;
const dollars = z.number().check(z.refine((value) => usd(value) === value)) as unknown as z.ZodMiniType<Usd, Usd>;

const SeenValue = z.object({ value: z.unknown(), observedAt: time, via: z.enum(vias), adapter: z.string().check(z.maxLength(40)) });

const count = z.int().check(z.nonnegative());
const counts = z.record(nonEmpty(100), count);
const tallies = z.partialRecord(z.enum(kinds), z.object({ things: count, fields: counts }));
const spent = z.number().check(z.nonnegative());
/** What a look's address is: origin and path. It becomes a link, so nothing but a page of the web. */
const address = z.url({ protocol: /^https$/ }).check(z.maxLength(2_000), z.regex(/^[^?#]+$/));

/**
 * The rows of an export that can be taken back in, by table. What only serves an index is left out and made anew; values are held
 * against their fields' own declarations when they are read.
 */
export const importedRows = {
  facts: z.object({
    key: entity,
    platform: z.enum(platforms),
    kind: z.enum(kinds),
    id: platformId,
    fields: z.record(z.string(), SeenValue),
    firstSeen: time,
    lastSeen: time,
  }),
  history: z.object({ entity, field: nonEmpty(60), observedAt: time, value: z.unknown() }),
  outcomes: z.object({
    campaign: entity,
    outcome: Outcome,
    editedAt: time,
    triedAt: z.optional(time),
    sharedAt: z.optional(time),
    elsewhere: z.optional(nonEmpty(200)),
  }),
  prices: z.object({ key: nonEmpty(300), usd: dollars, at: time }),
  time: z.object({ campaign: entity, day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)), activeMs: duration }),
  visits: z.object({
    ...{ key: nonEmpty(2_100), platform: z.enum(platforms), address, opened: z.number(), begunAt: time, lastAt: time },
    readers: z.record(
      nonEmpty(40),
      z.object({ captures: count, rejected: count, invalid: count, lost: count, warnings: counts, drifts: counts }),
    ),
    ...{ kept: tallies, left: tallies, leftAt: z.optional(time), batches: count, refused: counts },
    stayed: z.partialRecord(z.enum(stayReasons), tallies),
    cost: z.object({ ms: spent, overlayMs: spent, read: count, chips: z.optional(z.literal(true)), cards: z.optional(z.literal(true)) }),
  }),
  settings: z.object({ id: z.literal('settings'), value: z.unknown() }),
} as const satisfies Record<ImportedTable, z.ZodMiniType>;
export type ImportedRow<T extends ImportedTable> = z.infer<(typeof importedRows)[T]>;
export const importedTables = Object.keys(importedRows) as ImportedTable[]; // Object.keys of a literal: exactly its keys
