import * as z from 'zod/mini';
import { fieldsOf } from '../facts/catalog.ts';
import { platforms } from '../facts/entity.ts';
import { vias } from '../facts/observation.ts';
import { count, nonEmpty, platformId, time } from '../facts/types.ts';
import { Outcome } from './outcomes.ts';

/** A random name that a browser gives itself for the ledger alone: nothing else knows it by that. */
export const DeviceName = z.string().check(z.regex(/^[0-9a-f]{16,32}$/));

/** How a browser saw it, as everywhere: its reader and version, and where it read. */
const how = { via: z.enum(vias), adapter: z.string().check(z.regex(/^[a-z0-9]+@\d+$/)) };

/** What goes to the person's own account, by field: the policy says which. */
const ownFields = z.strictObject(
  Object.fromEntries(
    fieldsOf('participation')
      .filter(([, { reach }]) => reach === 'mine')
      .map(([name, { schema }]) => [name, z.optional(z.strictObject({ value: schema, observedAt: time, ...how }))]),
  ),
);
const place = { platform: z.enum(platforms), campaignId: platformId };

/** One thing that a person's browsers tell each other through their account. */
export const LedgerEntry = z.discriminatedUnion('kind', [
  /** The person's part in a campaign or board, as platforms showed it to them. `id`: the participation's own. */
  z.strictObject({ kind: z.literal('participation'), platform: place.platform, id: platformId, fields: ownFields }),
  /** Active time of one day (UTC) on one campaign in one browser: all of that day so far. */
  z.strictObject({
    kind: z.literal('time'),
    device: DeviceName,
    ...place,
    day: z.iso.date(),
    activeMs: z.int().check(z.positive(), z.maximum(86_400_000)),
  }),
  /** What a campaign paid, as the person wrote it down. `device`: the browser that it is from, which shares it if they share any. */
  z.strictObject({ kind: z.literal('outcome'), outcome: Outcome, editedAt: time, device: DeviceName }),
  /** A time or an outcome is no more: nothing is left of it but its name. */
  z.strictObject({ kind: z.literal('deleted'), name: z.string().check(z.regex(/^(time|outcome):[^\n]{1,400}$/)), at: time }),
]);
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** Entries of one request at most. */
export const maxLedgerEntries = 200;
/** Bytes of JSON of one entry at most. */
export const maxLedgerEntryBytes = 8_192;
/** Entries of one account at most, those that are deleted too. */
export const maxLedger = 50_000;
/** … and characters of JSON in all of them together; a year of twenty campaigns a day in three browsers is some 4 million. */
export const maxLedgerLength = 20_000_000;

/** `GET /v1/me/ledger`: what changed since, in the order of the changes. */
export const LedgerQuery = z.strictObject({ cursor: z.optional(nonEmpty(200)) });
export const LedgerPage = z.strictObject({
  /** Whose it is: a browser that keeps in step with another account must take nothing of this one. */
  account: z.string(),
  /** Another one once all of it was deleted: what a browser told before is told to a ledger that is gone. */
  epoch: z.string(),
  entries: z.array(LedgerEntry),
  /** Where the next look goes on. */
  cursor: z.string(),
  /** Whether there is more already. */
  more: z.boolean(),
});
export type LedgerPage = z.infer<typeof LedgerPage>;

/** `PUT /v1/me/ledger`. Entries are parsed one by one (contract {@link LedgerEntry}): a bad one costs only itself. */
export const LedgerUpdate = z.strictObject({
  /** Of the page that was read last. */
  epoch: nonEmpty(64),
  entries: z.array(z.unknown()).check(z.minLength(1), z.maxLength(maxLedgerEntries)),
});
export type LedgerUpdate = z.infer<typeof LedgerUpdate>;

/** `refused`: those that were not taken, by their place among the entries. */
export const LedgerReceipt = z.strictObject({
  taken: count,
  refused: z.array(z.strictObject({ at: count, code: z.enum(['invalid_entry', 'in_future', 'ledger_full']), title: z.string() })),
});
export type LedgerReceipt = z.infer<typeof LedgerReceipt>;
