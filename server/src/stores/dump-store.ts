import type { Directive } from '@infofi-lens/shared/contracts/directives';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { EntityName, HeldClaim } from '@infofi-lens/shared/settle/entity';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { directivesInForce } from './directives.ts';

/** What is open to everybody: nothing of X, of people, or of rows on boards. */
const openKinds = ['campaign', 'space', 'board'] as const;

export interface DumpedEntity {
  readonly key: EntityKey;
  /** JSON text. */
  readonly facts: string;
  readonly base: string | undefined;
  readonly claims: readonly { contributor: number; fields: Readonly<Record<string, HeldClaim>> }[];
}

export interface DumpedStandingRow {
  readonly no: number;
  readonly cluster: number | null;
  readonly trust: Ratio | null;
}

export interface DumpMoment {
  readonly newcomerTrust: Ratio;
  /** Without quarantines: what they silence is not in a dump at all. */
  readonly directives: readonly { directive: Directive; madeAt: EpochMs }[];
  readonly standings: readonly DumpedStandingRow[];
  /** In the order of their names inside the database. Without those whose newest claims are not settled yet. */
  entities(): AsyncGenerator<DumpedEntity>;
}

const entitiesAtOnce = 500;

/** Reads one moment of what is open to everybody. */
export const dumpStore = (sql: Sql) => ({
  at<T>(write: (moment: DumpMoment) => Promise<T>): Promise<T> {
    return sql.begin('isolation level repeatable read read only', async (tx) => {
      const inForce = await directivesInForce(tx);
      const silent = inForce.flatMap(({ contributor }) => contributor ?? []);
      const [population] = await tx<{ newcomer_trust: Ratio }[]>`select newcomer_trust from population`;
      if (!population) throw new Error('What newcomers are worth is gone.');
      return write({
        newcomerTrust: population.newcomer_trust,
        directives: inForce
          .filter(({ directive }) => directive.what !== 'quarantine')
          .map(({ directive, madeAt }) => ({ directive, madeAt })),
        standings: await tx<
          DumpedStandingRow[]
        >`select c.no, coalesce(t.name, c.cluster) as cluster, c.trust from contributors c left join ties t on t.contributor = c.no
          where c.cluster is not null or c.trust is not null or t.name is not null`,
        entities: () => entitiesIn(tx, silent),
      });
    }) as Promise<T>; // the driver's type takes promises out of T, which is none
  },
});
export type DumpStore = ReturnType<typeof dumpStore>;

async function* entitiesIn(tx: Transaction, silent: readonly number[]): AsyncGenerator<DumpedEntity> {
  const waiting = new Set((await tx<{ key: EntityKey }[]>`select distinct unnest(keys) as key from dirty`).map(({ key }) => key));
  let after: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (after !== undefined) {
    const rows: (EntityName & { entity: string; facts: string; base: string | null })[] = await tx`
      select f.entity::text as entity, f.platform, f.kind, f.id, f.facts::text as facts, b.base::text as base
      from facts f left join bases b on b.entity = f.entity
      where f.entity > ${after}::text::uuid and f.platform <> 'x' and f.kind = any(${[...openKinds]}) order by f.entity limit ${entitiesAtOnce}`;
    const claims = await tx<{ entity: string; contributor: number; fields: Record<string, HeldClaim> }[]>`
      select entity::text as entity, contributor, fields from claims
      where entity = any(${`{${rows.map(({ entity }) => entity).join()}}`}::text::uuid[]) and contributor <> all(${`{${silent.join()}}`}::text::int[])`;
    const claimsOf = Map.groupBy(claims, ({ entity }) => entity);
    for (const { entity, facts, base, ...name } of rows) {
      const key = entityKey(name);
      if (!waiting.has(key)) yield { key, facts, base: base ?? undefined, claims: claimsOf.get(entity) ?? [] };
    }
    after = rows.at(-1)?.entity;
  }
}
