import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { EpochMs } from '@infofi-lens/shared/units';
import { type Contributor, campaignSeen, newContributor } from './contributor.ts';
import { crowdApi } from './crowd-api.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A database, the API on it, some people and a clock. */
export interface CrowdWorld extends ReturnType<typeof crowdApi> {
  readonly db: TestDatabase;
  readonly now: () => EpochMs;
  readonly people: readonly Contributor[];
  pass(ms: number): void;
  /** Each of these people reports these fields of these campaigns, seen now or so long ago. */
  see(who: readonly number[], ids: string | readonly string[], fields: Record<string, unknown>, agoMs?: number): Promise<void>;
  /** What is published of a campaign; no facts for one that is not. */
  facts(id: string): Promise<Readonly<Record<string, FactValue>>>;
  /** The facts of everything, as they are stored, by campaign. */
  texts(): Promise<ReadonlyMap<string, string>>;
}

/** Call `db.drop()` in `afterAll`. */
export async function crowdWorld(many: number, options: { dumpsFolder?: string } = {}): Promise<CrowdWorld> {
  let clock = Date.UTC(2026, 10, 20, 12);
  const now = () => clock as EpochMs; // within the range of times
  const db = await freshDatabase();
  const api = crowdApi(db.sql, now, options);
  const people: Contributor[] = [];
  while (people.length < many) people.push(await newContributor(api.app, now)); // one after the other: the n-th has number n + 1
  return {
    ...api,
    db,
    now,
    people,
    pass(ms) {
      clock += ms;
    },
    async see(who, ids, fields, agoMs = 0) {
      const items = [ids].flat().map((id) => campaignSeen(now() - agoMs, fields, { id }));
      for (const at of who)
        for (let from = 0; from < items.length; from += 100) {
          const response = await people[at]?.share(items.slice(from, from + 100));
          if (response?.status !== 200) throw new Error(`A batch was not taken: ${await response?.text()}`);
        }
    },
    async facts(id) {
      const [row] = await db.sql<{ facts: Record<string, FactValue> }[]>`select facts from facts where id = ${id} and kind = 'campaign'`;
      return row?.facts ?? {};
    },
    async texts() {
      const rows = await db.sql<{ id: string; text: string }[]>`select id, facts::text as text from facts order by id`;
      return new Map(rows.map(({ id, text }) => [id, text]));
    },
  };
}
