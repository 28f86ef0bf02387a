import * as z from 'zod/mini';
import { type PlatformId, platforms } from '../facts/entity.ts';
import { platformId } from '../facts/types.ts';

/** `platform:id`, the id as the platform writes it. The kind is said by the route, so that the two can not contradict each other. */
export const PublicId = z
  .pipe(
    z.string().check(z.maxLength(220), z.regex(new RegExp(`^(${platforms.join('|')}):`))),
    z.transform((text) => {
      const cut = text.indexOf(':');
      return { platform: text.slice(0, cut) as PlatformId, id: text.slice(cut + 1) }; // the expression above admits only platforms
    }),
  )
  .check(z.refine(({ id }) => platformId.safeParse(id).success, 'has no id after the platform'));
export type PublicId = z.infer<typeof PublicId>;
export const IdParams = z.strictObject({ id: PublicId });

export const PlatformParams = z.strictObject({ id: z.enum(platforms) });
