import { movement } from '@infofi-lens/shared/scoring/trends/movement';
import { spanNames, spans, watched, watchedKinds } from '@infofi-lens/shared/scoring/trends/spans';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';
import { following } from '../../stores/analytics/followers.ts';
import { planVisits, type TrendRow, takeVisits, type WatchedFacts, watchedFacts, writeTrends } from '../../stores/analytics/trend-rows.ts';

/** Entities looked at in one transaction. */
const atOnce = 200;

/** Follows what is watched: how it moved, as of now. @returns whether there is more to do; `undefined` when another process is at it. */
export function followTrends({ sql, now: clock }: { sql: Sql; now: () => EpochMs }): Promise<{ more: boolean } | undefined> {
  return following(sql, { name: 'trends', kinds: watchedKinds, limit: atOnce }, async (tx, changes, behind) => {
    const now = clock();
    const due = await takeVisits(tx, now, atOnce);
    const entities = [...new Set([...changes.map(({ entity }) => entity), ...due])];
    const known = await watchedFacts(tx, entities, now);
    await writeTrends(
      tx,
      entities,
      known.flatMap((one) => trendsOf(one, now)),
    );
    await planVisits(
      tx,
      known.flatMap((one) => visitOf(one, now)),
    );
    return { more: behind || due.length >= atOnce };
  });
}

/** Looked at again eight times within the shortest span that may still tell of it; not any more once the longest is over. */
function visitOf({ entity, points }: WatchedFacts, now: EpochMs): { entity: string; dueAt: number }[] {
  const newest = Math.max(...[...points.values()].flatMap((known) => known.at(-1)?.at ?? []));
  const span = spanNames.map((name) => spans[name]).find(({ length }) => now - newest <= length);
  return span ? [{ entity, dueAt: now + span.length / 8 }] : [];
}

/** Everything that moved of one entity, over each span. */
function trendsOf({ entity, platform, kind, id, facts, points }: WatchedFacts, now: EpochMs): TrendRow[] {
  const called = facts[kind === 'campaign' ? 'name' : 'handle'];
  const name = called?.evidence.status === 'agreed' && typeof called.value === 'string' ? { name: called.value } : {};
  return watched[kind].flatMap((field) => {
    const evidence = facts[field]?.evidence;
    if (evidence?.status !== 'agreed') return [];
    return spanNames.flatMap((span): TrendRow[] => {
      const moved = movement(points.get(field)?.map(({ at, value }) => ({ at, value })) ?? [], span, now);
      if (!moved) return [];
      const { n, observedAt, confidence } = evidence;
      const trend = { platform, kind, id, ...name, field, span, ...moved, evidence: { n, observedAt, confidence } };
      const { relative, unusual, to } = moved;
      return [
        {
          entity,
          field,
          span,
          platform,
          kind,
          toAt: to.at,
          relative,
          unusual: unusual.known ? Math.abs(unusual.value.score) : undefined,
          text: JSON.stringify(trend),
        },
      ];
    });
  });
}
