import { crowd } from '@infofi-lens/shared/consensus/assess/clusters';
import type { Sql } from '../../db/client.ts';
import { tie } from '../ties.ts';

/** One would do; some of them may have been erased. */
const othersAtMost = 50;

/**
 * Which contributors came from which network this week. The only file that reads or writes these tables (a test looks):
 * what is asked of them stays contributors' numbers and hashes, and is joined with nothing.
 */
export const networkStore = (sql: Sql) => ({
  /** The week's salt, the same for every process. @param candidate Becomes the salt if there is none yet. */
  async saltOf(week: string, candidate: Buffer): Promise<Buffer> {
    await sql`insert into network_salts (week, salt) values (${week}, ${candidate}) on conflict do nothing`;
    const [kept] = await sql<{ salt: Buffer }[]>`select salt from network_salts where week = ${week}`;
    if (!kept) throw new Error('A row that was just written is not there.');
    return kept.salt;
  },

  /** Notes who came from where. Who is new in a network where others are counts as one with them until a checkpoint has compared them. */
  note(week: string, network: string, contributor: number): Promise<void> {
    return sql.begin(async (tx) => {
      const noted = await tx`insert into contributor_networks (week, network, contributor)
        values (${week}, ${network}::text::uuid, ${contributor}) on conflict do nothing`;
      if (noted.count === 0) return;
      const others = await tx<{ contributor: number }[]>`
        select contributor from contributor_networks where week = ${week} and network = ${network}::text::uuid
          and contributor <> ${contributor} order by contributor limit ${crowd}`;
      if (others.length === 0 || others.length >= crowd) return;
      const some = others.slice(0, othersAtMost).map((row) => row.contributor);
      await tie(tx, contributor, some);
    });
  },

  /** Contributors (their numbers, ascending) that came from the same network this week; those alone in theirs are left out. */
  async groups(week: string): Promise<number[][]> {
    const rows = await sql<{ group: number[] }[]>`
      select array_agg(contributor order by contributor) as group from contributor_networks where week = ${week}
      group by network having count(*) > 1 order by 1`;
    return rows.map(({ group }) => group);
  },

  /** How many contributors came from each of these networks this week. */
  async sizes(week: string, networks: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await sql<{ network: string; contributors: number }[]>`
      select replace(network::text, '-', '') as network, count(*)::int as contributors from contributor_networks
      where week = ${week} and network = any(${`{${networks.join()}}`}::text::uuid[]) group by 1`;
    return new Map(rows.map(({ network, contributors }) => [network, contributors]));
  },

  /** A past week's salt goes, and its rows with it: without the salt nobody could tell what they were. */
  async sweep(week: string): Promise<void> {
    await sql`delete from network_salts where week <> ${week}`;
    await sql`delete from contributor_networks where week <> ${week}`;
  },
});
export type NetworkStore = ReturnType<typeof networkStore>;
