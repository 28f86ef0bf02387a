import * as z from 'zod/mini';
import { fieldOf, type Kind, kinds } from '../facts/catalog.ts';
import { time } from '../facts/types.ts';
import { AdapterVersion } from './adapter-health.ts';
import { reportReasons } from './report-reasons.ts';

/** The whole of a thing, where no single field is meant. */
export const wholeThing = '*';

/**
 * `POST /v1/reports`: a person says that something shown looks wrong. What reads it, which field and a reason from a list:
 * no value, no address and no name of anything, so it can not tell what page was looked at.
 */
export const WrongReport = z
  .strictObject({
    adapter: AdapterVersion,
    kind: z.enum(kinds as [Kind, ...Kind[]]),
    field: z.string().check(z.maxLength(40)),
    reason: z.enum(reportReasons),
    /** Version of the extension, `0.1.0`. */
    extension: z.string().check(z.regex(/^\d{1,4}(\.\d{1,5}){1,3}$/)),
  })
  .check((payload) => {
    const { kind, field } = payload.value;
    if (field === wholeThing || fieldOf(kind, field)) return;
    payload.issues.push({ code: 'custom', input: field, path: ['field'], message: 'is no field of that kind' });
  });
export type WrongReport = z.infer<typeof WrongReport>;

/** It was counted. */
export const ReportReceipt = z.strictObject({ countedAt: time });
export type ReportReceipt = z.infer<typeof ReportReceipt>;
