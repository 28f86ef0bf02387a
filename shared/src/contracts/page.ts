import * as z from 'zod/mini';

/** Where the next page begins. Opaque: made by the server, sent back as it is. */
export const Cursor = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,600}$/));

export const pageQuery = {
  cursor: z.optional(Cursor),
  limit: z._default(z.coerce.number().check(z.int(), z.positive(), z.maximum(100)), 25),
} as const;
export const PageQuery = z.strictObject(pageQuery);
export type PageQuery = z.infer<typeof PageQuery>;

/** One page of a list. `next` is absent on the last one. */
export const pageOf = <Item extends z.core.$ZodType>(item: Item) => z.strictObject({ items: z.array(item), next: z.optional(Cursor) });

/** 'true' or 'false' in a query. */
export const queryFlag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((text) => text === 'true'),
);
