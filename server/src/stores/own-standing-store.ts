import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { HeldClaim } from '@infofi-lens/shared/settle/entity';
import type { Sql } from '../db/client.ts';

/** What one contributor says of an entity beside what is agreed on it. */
export interface ClaimedEntity {
  readonly platform: PlatformId;
  readonly kind: Kind;
  readonly id: string;
  readonly claims: Readonly<Record<string, HeldClaim>>;
  readonly facts: Readonly<Record<string, FactValue>>;
}

/** How a contributor stands, as the last reckoning left it. */
export interface Standing {
  /** `undefined`: that of a newcomer. */
  readonly trust: number | undefined;
  /** Contributors counted as one with this one, itself included. */
  readonly cluster: number;
  readonly refused: number;
}

/** What became of a contributor's words. */
export const ownStandingStore = (sql: Sql) => ({
  async of(contributor: number): Promise<Standing> {
    const [row] = await sql<{ trust: number | null; cluster: number; refused: number }[]>`
      select c.trust, c.refused,
        case when coalesce(t.name, c.cluster) is null then 1 else (
          select count(*)::int from contributors o left join ties u on u.contributor = o.no
          where coalesce(u.name, o.cluster) = coalesce(t.name, c.cluster)) end as cluster
      from contributors c left join ties t on t.contributor = c.no where c.no = ${contributor}`;
    return { trust: row?.trust ?? undefined, cluster: Math.max(row?.cluster ?? 1, 1), refused: row?.refused ?? 0 };
  },

  /** The entities they spoke of last, newest first. */
  latest: (contributor: number, limit: number): Promise<ClaimedEntity[]> =>
    sql<ClaimedEntity[]>`
      select f.platform, f.kind, f.id, c.fields as claims, f.facts
      from (select entity, fields, newest_at from claims where contributor = ${contributor} order by newest_at desc limit ${limit}) c
      join facts f on f.entity = c.entity order by c.newest_at desc`,
});
export type OwnStandingStore = ReturnType<typeof ownStandingStore>;
