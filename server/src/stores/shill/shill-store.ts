import { peopleAtMost, type ShillDocument } from '@infofi-lens/shared/contracts/shill';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';
import { jsonText } from '../../db/columns.ts';

/** What a score is computed from, as text: it is taken apart in a thread of its own. */
export interface ShillSource {
  readonly person: string;
  readonly followers: number | null;
  /** `postedAt,seenAt,original,views,likes,reposts,replies,quotes,bookmarks` by `;`. Empty between commas: unknown. */
  readonly posts: string;
  /** `row,platform,field,at=value,at=value…` by `;`, one for each board and field, oldest value first. */
  readonly boards: string;
  /** JSON: what wallets state of the person where everybody may see it, unless somebody else has proven that they are it. */
  readonly links: string;
  /** The totals that were last found. */
  readonly totals: string;
}

/** What was computed. */
export interface ShillResult {
  readonly person: string;
  /** JSON texts. */
  readonly scores: string;
  readonly totals: string;
  /** Whether any score is another than before. */
  readonly moved: boolean;
  readonly events: readonly { readonly scope: string; readonly windowDays: number; readonly from: number; readonly to: number }[];
}

export interface ShillRow {
  readonly scores: string | null;
  readonly followers: number | null;
  readonly computedAt: EpochMs | null;
}

/** A value older than the window tells what the first day began with. */
const lookBackMs = 94 * 86_400_000;
const dayMs = 86_400_000;
/** Past totals and events are kept so long. */
const keptMs = 366 * dayMs;
/** Boards of one person that are read at most. */
const boardsAtMost = 24;

export const shillStore = (sql: Sql) => ({
  /**
   * Takes some people whose score is out of date, computes, and writes what came of it, in one transaction: who dies in between has
   * taken nobody. Several processes take different people.
   * @returns how many there were.
   */
  recompute: (
    limit: number,
    now: EpochMs,
    compute: (sources: readonly ShillSource[]) => Promise<readonly ShillResult[]>,
  ): Promise<number> =>
    sql.begin(async (tx) => {
      const taken = await tx<{ person: string }[]>`
        delete from shill_dirty where ctid = any(array(
          select ctid from shill_dirty order by marked_at limit ${limit} for update skip locked)) returning person`;
      if (taken.length === 0) return 0;
      const sources = await read(
        tx,
        taken.map(({ person }) => person),
        now,
      );
      await write(tx, await compute(sources), now);
      return taken.length;
    }),

  async find(person: string): Promise<ShillRow | undefined> {
    const [row] = await sql<ShillRow[]>`
      select scores::text as scores, followers, computed_at as "computedAt" from shill_people where person = ${person}`;
    return row;
  },

  /** Newest first. */
  history: (person: string, limit: number): Promise<{ day: EpochMs; totals: unknown }[]> =>
    sql<
      { day: EpochMs; totals: unknown }[]
    >`select day, totals from shill_history where person = ${person} order by day desc limit ${limit}`,

  /**
   * The scores over 30 days of those most is known of, sorted by profile; once in so long, in whichever process asks first. `people`:
   * how many independent ones vouch for one and the same of their posts, the most there are; above `peopleAtMost` it says no more.
   * @returns `undefined` when it is not time yet.
   */
  toCarry: (now: EpochMs, everyMs: number, limit: number): Promise<ShillDocument['people'] | undefined> =>
    sql.begin(async (tx) => {
      const due = await tx`update shill_state set carried_at = ${now} where carried_at <= ${now - everyMs}`;
      if (due.count === 0) return undefined;
      const rows = await tx<{ person: string; score: number; confidence: number; people: number | null }[]>`
        select most.*, (select max(least(p.people, ${peopleAtMost})) from shill_posts p
          where p.person = most.person and p.people > 0 and p.original and p.posted_at > ${now - 30 * dayMs}) as people from (
          select person, (totals -> '30' -> 'overall' ->> 0)::int as score, (totals -> '30' -> 'overall' ->> 1)::float8 as confidence
          from shill_people where totals -> '30' -> 'overall' is not null order by 3 desc, 1 limit ${limit}) most
        order by person collate "C"`;
      return rows.map(({ person, score, confidence, people }) =>
        people === null ? [person, score, confidence] : [person, score, confidence, people],
      );
    }),

  async sweep(now: EpochMs): Promise<void> {
    await sql`delete from shill_history where day < ${now - keptMs}`;
    await sql`delete from shill_events where at < ${now - keptMs}`;
    await sql`delete from shill_posts where posted_at < ${now - keptMs}`;
  },
});
export type ShillStore = ReturnType<typeof shillStore>;

function read(tx: Transaction, people: readonly string[], now: EpochMs): Promise<ShillSource[]> {
  const since = now - lookBackMs;
  return tx<ShillSource[]>`
    select p.person, p.followers, p.totals::text as totals,
      coalesce((select string_agg(concat_ws(',', posted_at, seen_at, original::int, coalesce(views::text, ''), coalesce(likes::text, ''),
          coalesce(reposts::text, ''), coalesce(replies::text, ''), coalesce(quotes::text, ''), coalesce(bookmarks::text, '')), ';')
        from shill_posts s where s.person = p.person and s.posted_at > ${since}), '') as posts,
      coalesce((select string_agg(entity || ',' || platform || ',' || field || ',' || series, ';') from (
        select e.entity, e.platform, h.field, string_agg(h.at || '=' || h.value, ',' order by h.at) as series
        from (
          select entity, platform, board_id from board_entries where platform = split_part(p.person, ':', 1) and subject_id = substr(p.person, strpos(p.person, ':') + 1)
          union all
          select entity, platform, board_id from board_entries where split_part(p.person, ':', 1) = 'x' and platform = 'kaito' and subject_id = substr(p.person, 3)
          union all
          select w.entity, w.platform, w.board_id from stated_x_links l join board_entries w on w.platform in ('galxe', 'layer3')
            and w.subject_id in (l.wallet, lower(l.wallet), 'EVM:' || l.wallet, 'EVM:' || lower(l.wallet))
          where ${shownLinks(tx)}
          order by board_id limit ${boardsAtMost}) e
        join fact_history h on h.entity = e.entity and h.field in ('score', 'mindshare', 'rank') and h.at > ${since}
        group by e.platform, e.entity, h.field) boards), '') as boards,
      coalesce((select json_agg(json_build_object('wallet', l.wallet, 'others', l.others, 'seen', l.seen, 'seenOther', l.seen_other) order by l.wallet)
        from stated_x_links l where ${shownLinks(tx)})::text, '[]') as links
    from shill_people p where p.person = any(${[...people]}::text[])`;
}

/** Links of the person `p` that everybody may see, unless the account is known to be another's. */
const shownLinks = (tx: Transaction) =>
  tx`split_part(p.person, ':', 1) = 'x' and l.x_id = substr(p.person, 3) and l.public and not l.seen_other`;

async function write(tx: Transaction, results: readonly ShillResult[], now: EpochMs): Promise<void> {
  if (results.length === 0) return;
  const day = now - (now % dayMs);
  await tx`
    with sent as (
      select * from rows from (
        json_array_elements_text(${jsonText(results.map(({ person }) => person))}::text::json),
        json_array_elements(${`[${results.map(({ scores }) => scores).join()}]`}::text::json),
        json_array_elements(${`[${results.map(({ totals }) => totals).join()}]`}::text::json),
        json_array_elements_text(${jsonText(results.map(({ moved }) => String(moved)))}::text::json)) as r(person, scores, totals, moved)),
    written as (
      update shill_people p set scores = sent.scores, totals = sent.totals, computed_at = ${now} from sent where p.person = sent.person)
    insert into shill_history select person, ${day}::bigint, totals from sent where moved = 'true'
    on conflict (person, day) do update set totals = excluded.totals`;
  const events = results.flatMap(({ person, events: own }) => own.map((event) => ({ person, ...event })));
  if (events.length === 0) return;
  await tx`
    insert into shill_events (at, person, scope, window_days, from_score, to_score)
    select ${now}::bigint, r.* from json_to_recordset(${jsonText(events)}::text::json)
      as r(person text, scope text, "windowDays" int, "from" int, "to" int)`;
}
