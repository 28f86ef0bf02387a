import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { addDirective, endDirective } from './directive-store.ts';
import { directivesInForce, type HeldDirective } from './directives.ts';
import type { EntityChange } from './known-entity.ts';
import { hourMs, replacedIn } from './ledger.ts';

/** How many agreed values of one platform and kind were replaced by others. */
export interface Replacements {
  /** Within the window: the hour that is running and those before it. */
  readonly recent: number;
  /** In the week before the window. */
  readonly past: number;
  /** Hours of that week since the first replacement. */
  readonly pastHours: number;
  /** Agreed entities there are. */
  readonly entities: number;
}

export interface BreakerPolicy {
  readonly windowHours: number;
  /** @returns why the breaker opens; `undefined`: it stays shut. */
  opens(counts: Replacements): string | undefined;
  /** @param waiting Values that would be replaced at once. */
  closes(counts: Replacements, waiting: number): boolean;
}

const weekHours = 168;
const breaker = 'breaker';

/** Freezes a platform's kind of thing while more of its agreed values would be replaced than is normal. */
export const breakerStore = (sql: Sql, policy: BreakerPolicy) => ({
  /** Looks at changes before they are published, in their transaction. @returns whether one opened: then all is to be settled again. */
  async beforePublishing(tx: Transaction, changes: readonly EntityChange[], now: EpochMs): Promise<boolean> {
    let opened = false;
    for (const { platform, kind, count } of replacedIn(changes)) {
      const counts = await replacedBefore(tx, policy, platform, kind, now);
      const reason = policy.opens({ ...counts, recent: counts.recent + count });
      if (reason === undefined || (await isSettledBySomebody(tx, policy, platform, kind, now))) continue;
      await addDirective(tx, { directive: { what: 'freeze', platform, kind }, reason, by: breaker, at: now });
      await forgetRecent(tx, policy, platform, kind, now);
      opened = true;
    }
    return opened;
  },

  /** Closes breakers where it has become calm. @returns how many. */
  async closeCalm(now: EpochMs): Promise<number> {
    let closed = 0;
    for (const { no, platform, kind } of (await directivesInForce(sql)).flatMap(openBreaker))
      await sql.begin(async (tx) => {
        const waiting = await heldBack(tx, platform, kind);
        if (!policy.closes(await replacedBefore(tx, policy, platform, kind, now), waiting)) return;
        if (await endDirective(tx, no, breaker, now)) closed += 1;
      });
    return closed;
  },
});
export type BreakerStore = ReturnType<typeof breakerStore>;

function openBreaker({ no, directive, madeBy }: HeldDirective): { no: number; platform: PlatformId; kind: Kind }[] {
  if (directive.what !== 'freeze' || madeBy !== breaker || directive.kind === undefined) return [];
  return [{ no, platform: directive.platform, kind: directive.kind }];
}

/** Frozen already; or an operator has just ended a breaker's freeze, and knows better. */
async function isSettledBySomebody(
  tx: Transaction,
  { windowHours }: BreakerPolicy,
  platform: PlatformId,
  kind: Kind,
  now: EpochMs,
): Promise<boolean> {
  const found = await tx`
    select from directives where directive ->> 'what' = 'freeze' and directive ->> 'platform' = ${platform}
      and coalesce(directive ->> 'kind', ${kind}) = ${kind}
      and (ended_at is null or (made_by = ${breaker} and ended_by <> ${breaker} and ended_at > ${now - windowHours * hourMs}))
    limit 1`;
  return found.length > 0;
}

/** What the freeze takes back was not replaced: it must not pass for what is usual later. */
async function forgetRecent(
  tx: Transaction,
  { windowHours }: BreakerPolicy,
  platform: PlatformId,
  kind: Kind,
  now: EpochMs,
): Promise<void> {
  const from = Math.floor(now / hourMs) - windowHours + 1;
  await tx`delete from replacements where platform = ${platform} and kind = ${kind} and hour >= ${from}`;
}

async function replacedBefore(
  tx: Transaction,
  { windowHours }: BreakerPolicy,
  platform: PlatformId,
  kind: Kind,
  now: EpochMs,
): Promise<Replacements> {
  const from = Math.floor(now / hourMs) - windowHours + 1;
  const [row] = await tx<Replacements[]>`
    select coalesce(sum(count) filter (where hour >= ${from}), 0)::int as recent,
      coalesce(sum(count) filter (where hour < ${from}), 0)::int as past,
      coalesce(least(${weekHours}::int, ${from}::int - min(hour) filter (where hour < ${from})), 0)::int as "pastHours",
      coalesce((select agreed from platform_totals where platform = ${platform} and kind = ${kind}), 0) as entities
    from replacements where platform = ${platform} and kind = ${kind} and hour >= ${from - weekHours}`;
  return row ?? { recent: 0, past: 0, pastHours: 0, entities: 0 };
}

/** How many values a freeze holds back. */
async function heldBack(tx: Transaction, platform: PlatformId, kind: Kind): Promise<number> {
  const [row] = await tx<{ held: number }[]>`
    select coalesce(sum(regexp_count(facts::text, '"why":"frozen"')), 0)::int as held from facts
    where platform = ${platform} and kind = ${kind} and facts::text like '%"why":"frozen"%'`;
  return row?.held ?? 0;
}
