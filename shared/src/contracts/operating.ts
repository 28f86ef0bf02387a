import * as z from 'zod/mini';
import { kinds } from '../facts/catalog.ts';
import { platforms } from '../facts/entity.ts';
import { count, nonEmpty, time } from '../facts/types.ts';
import { Directive } from './directives.ts';
import { Appeal } from './standing.ts';
import { ContributorIdSchema } from './sync.ts';

/** Why: every act of an operator names one, and it is public where the act is. */
export const Reason = nonEmpty(500);
/** Who did it, in the audit log. */
const who = z.string();
const rowNo = z.int().check(z.positive());
/** Number of a row, in a path. */
export const NoParams = z.strictObject({ no: z.coerce.number().check(z.int(), z.positive()) });
/** `POST …/end`. */
export const EndRequest = z.strictObject({ reason: Reason });

/** Valves: what operators turn at run time, in all processes within seconds. */
export const Valves = z.strictObject({
  /** Device keys made known in a minute, over all processes; 0: none. */
  newContributorsPerMinute: z.int().check(z.gte(0), z.lte(1_000_000)),
  /** Whether batches are taken at all. */
  acceptBatches: z.boolean(),
});
export type Valves = z.infer<typeof Valves>;
/** `PUT /v1/operator/valves`. */
export const TurnValves = z.strictObject({ ...z.partial(Valves).shape, reason: Reason });

/**
 * A rule of the firewall, as data. A sighting that fits everything `match` names is refused, quarantined, or loses `fields`.
 * The first rule that refuses or quarantines decides; those that drop fields all apply.
 */
export const FirewallRule = z
  .strictObject({
    match: z
      .strictObject({
        platform: z.optional(z.enum(platforms)),
        kind: z.optional(z.enum(kinds)),
        /** Sightings that say something about this field. */
        field: z.optional(nonEmpty(60)),
        adapter: z.optional(nonEmpty(40)),
        idPrefix: z.optional(nonEmpty(200)),
        contributor: z.optional(ContributorIdSchema),
        /** A network's hash of this week, as `GET /v1/operator/networks` shows it. */
        network: z.optional(z.string().check(z.regex(/^[0-9a-f]{32}$/))),
      })
      .check(z.refine((match) => Object.values(match).some((value) => value !== undefined), 'would fit everything')),
    action: z.enum(['refuse', 'quarantine', 'drop']),
    /** What `drop` takes away. */
    fields: z.optional(z.array(nonEmpty(60)).check(z.minLength(1), z.maxLength(50))),
  })
  .check(z.refine(({ action, fields }) => (action === 'drop') === (fields !== undefined), { path: ['fields'] }));
export type FirewallRule = z.infer<typeof FirewallRule>;

/** `POST /v1/operator/rules`. */
export const AddRule = z.strictObject({ rule: FirewallRule, reason: Reason });
/** `POST /v1/operator/directives`. */
export const AddDirective = z.strictObject({ directive: Directive, reason: Reason });
export const Added = z.strictObject({ no: rowNo });

const held = { no: rowNo, reason: z.string(), madeBy: who, madeAt: time } as const;
/** `GET /v1/operator/state`: everything that is in force. */
export const OperatingState = z.strictObject({
  valves: Valves,
  rules: z.array(z.strictObject({ ...held, rule: FirewallRule })),
  directives: z.array(z.strictObject({ ...held, directive: Directive })),
});
export type OperatingState = z.infer<typeof OperatingState>;

export const PageQuery = z.strictObject({
  /** Rows before this number (the newest come first). */
  before: z.optional(z.coerce.number().check(z.int(), z.positive())),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
});

/** `GET /v1/operator/quarantine`: sightings that were set aside, newest first. */
export const Quarantined = z.strictObject({
  items: z.array(
    z.strictObject({
      no: rowNo,
      contributor: ContributorIdSchema,
      receivedAt: time,
      code: z.string(),
      title: z.string(),
      field: z.optional(z.string()),
      observation: z.unknown(),
      releasedAt: z.optional(time),
    }),
  ),
});
/** `POST /v1/operator/quarantine/release`: these count after all. */
export const Release = z.strictObject({ items: z.array(rowNo).check(z.minLength(1), z.maxLength(100)), reason: Reason });
export const Released = z.strictObject({ released: count });

/** `GET /v1/operator/appeals`. */
export const Appeals = z.strictObject({ items: z.array(z.extend(Appeal, { contributor: ContributorIdSchema })) });
/** `POST /v1/operator/appeals/{no}/decide`. The answer is what the contributor reads; the reason is for the audit log. */
export const DecideAppeal = z.strictObject({
  decision: z.enum(['granted', 'declined']),
  answer: nonEmpty(1_000),
  reason: Reason,
});

/** `GET /v1/operator/networks`: networks by what they sent this hour. A hash is of no use to anybody once its week is over. */
export const Networks = z.strictObject({
  items: z.array(z.strictObject({ network: z.string(), contributors: count, observationsThisHour: count })),
});

/** `GET /v1/operator/audit`: who did what, when and why; newest first. Nothing is ever taken out of it. */
export const AuditLog = z.strictObject({
  items: z.array(z.strictObject({ no: rowNo, at: time, who, what: z.string(), why: z.string(), about: z.unknown() })),
});
export type AuditEntry = z.infer<typeof AuditLog>['items'][number];
