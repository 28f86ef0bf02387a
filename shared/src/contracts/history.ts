import * as z from 'zod/mini';
import { count, nonEmpty, time } from '../facts/types.ts';
import { pageOf, pageQuery } from './page.ts';

/** An agreed value at a time in the past, and how many clusters vouched for it. */
export const HistoryPoint = z.strictObject({ field: z.string(), at: time, value: z.number(), n: count });
export type HistoryPoint = z.infer<typeof HistoryPoint>;
/** Newest first. */
export const HistoryPage = pageOf(HistoryPoint);

export const HistoryQuery = z.strictObject({ ...pageQuery, field: z.optional(nonEmpty(60)) });
