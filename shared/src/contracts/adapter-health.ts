import * as z from 'zod/mini';
import { platforms } from '../facts/entity.ts';

/** Nobody reads more than this between two batches; larger numbers only make a liar louder. */
const bounded = z.int().check(z.gte(0), z.lte(100_000));
const codes = z
  .record(z.string().check(z.regex(/^[a-z0-9_.:-]{1,80}$/i)), bounded)
  .check(z.refine((all) => Object.keys(all).length <= 20, 'names more than 20 codes'));

/** `galxe@1`: a platform and the version of what reads it. */
export const AdapterVersion = z.string().check(z.regex(new RegExp(`^(${platforms.join('|')})@[1-9]\\d{0,3}$`)));

/** How reading went since the last report, for one adapter. Counts and codes only: nothing of what was on a page. */
export const AdapterHealth = z.strictObject({
  adapter: AdapterVersion,
  captures: bounded,
  observations: bounded,
  /** Entries that could not be read. */
  rejected: bounded,
  drifts: codes,
  warnings: codes,
});
export type AdapterHealth = z.infer<typeof AdapterHealth>;

/** A browser has a handful of readers. */
export const maxHealthReports = 8;
