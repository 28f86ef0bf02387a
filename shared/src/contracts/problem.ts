import * as z from 'zod/mini';

/** RFC 9457 problem details. Branch on `code`; `title` may be shown to a person. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  /** Dotted path of the field at fault ('observations.3.fields.rank'). */
  field: z.optional(z.string()),
  requestId: z.string(),
});
export type Problem = z.infer<typeof Problem>;
