import * as z from 'zod/mini';
import { fieldOf, type Kind, kinds } from '../facts/catalog.ts';
import { platforms } from '../facts/entity.ts';
import { nonEmpty, platformId, time } from '../facts/types.ts';
import { ContributorIdSchema } from './sync.ts';

const entity = { platform: z.enum(platforms), kind: z.enum(kinds), id: platformId } as const;

/** What an operator or a circuit breaker may decide about facts. Each is in force until it is ended, and is public with its reason. */
export const Directive = z.discriminatedUnion('what', [
  /** The value of a field (or of all fields) of one entity stays what it is at the last checkpoint. */
  z
    .strictObject({ what: z.literal('lock'), ...entity, field: z.optional(nonEmpty(60)) })
    .check(z.refine(({ kind, field }) => field === undefined || isShared(kind, field), { path: ['field'], message: 'is no field of it' })),
  /** A field goes back to a value it had, and stays there. */
  z.strictObject({ what: z.literal('revert'), ...entity, field: nonEmpty(60), value: z.unknown(), observedAt: time }).check(
    z.refine(({ kind, field }) => isShared(kind, field), { path: ['field'], message: 'is no field of it' }),
    z.refine(({ kind, field, value }) => fieldOf(kind, field)?.accepts(value) ?? true, {
      path: ['value'],
      message: 'is no value of this field',
    }),
  ),
  /** Nothing this contributor says counts; it is kept, so that ending the directive gives it back. */
  z.strictObject({ what: z.literal('quarantine'), contributor: ContributorIdSchema }),
  /** Agreed values of a platform (or one kind of thing there) stay what they are at the last checkpoint. */
  z.strictObject({ what: z.literal('freeze'), platform: z.enum(platforms), kind: z.optional(z.enum(kinds)) }),
]);
export type Directive = z.infer<typeof Directive>;

/** Whether the crowd agrees on such a field at all. */
function isShared(kind: Kind, field: string): boolean {
  return fieldOf(kind, field)?.reach === 'public';
}
