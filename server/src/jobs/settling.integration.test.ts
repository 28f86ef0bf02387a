import { Participants } from '@infofi-lens/shared/contracts/campaigns';
import { Entity } from '@infofi-lens/shared/contracts/sync';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../db/client.ts';
import { type Contributor, campaignSeen, newContributor, rowSeen } from '../testing/contributor.ts';
import { crowdApi } from '../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';

const minute = 60_000;
let clock = Date.UTC(2026, 10, 20, 12);
const now = () => clock as EpochMs; // within the range of times
let db: TestDatabase;
let api: ReturnType<typeof crowdApi>;
let people: Contributor[];

beforeAll(async () => {
  db = await freshDatabase();
  api = crowdApi(db.sql, now);
  people = await Promise.all(Array.from({ length: 5 }, () => newContributor(api.app, now)));
});
afterAll(() => db.drop());

const person = (at: number): Contributor => people[at] ?? people[0] ?? fail();
const fail = (): never => {
  throw new Error('There is nobody.');
};
const fact = async (id: string, field: string) =>
  Entity.parse(await (await api.app.request(`/v1/campaigns/galxe:${id}`)).json()).facts[field];
async function delta(after: number) {
  const entities = await db.sql<{ id: string; seq: number }[]>`select id, seq from facts where seq > ${after} order by seq`;
  return { next: entities.at(-1)?.seq ?? after, entities };
}

describe('facts', () => {
  it('are unconfirmed below the quorum and agreed from it on', async () => {
    const item = campaignSeen(now(), { name: 'Open house', participants: 50 }, { id: 'quorum' });
    await person(0).share([item]);
    await person(1).share([item]);
    await api.settleAll();
    expect(await fact('quorum', 'name')).toMatchObject({ value: 'Open house', evidence: { n: 2, status: 'unconfirmed' } });
    await person(2).share([item]);
    await api.settleAll();
    expect(await fact('quorum', 'name')).toMatchObject({ value: 'Open house', evidence: { n: 3, status: 'agreed' } });
  });

  it('are not moved by one contributor, however often it speaks', async () => {
    for (let at = 0; at < 6; at += 1) {
      clock += minute;
      await person(4).share([campaignSeen(now(), { name: 'Mine', participants: 1_000_000_000 + at }, { id: 'quorum' })]);
    }
    await api.settleAll();
    expect((await fact('quorum', 'name'))?.value).toBe('Open house');
    expect((await fact('quorum', 'participants'))?.value).toBe(50);
  });

  it('take the newer claim, also when the older one arrives later', async () => {
    const share = (at: number, points: number, age: number) => person(at).share([campaignSeen(now() - age, { points }, { id: 'late' })]);
    for (const at of [0, 1, 2]) await share(at, 20, 0);
    for (const at of [0, 1, 2]) await share(at, 10, 5 * minute);
    await api.settleAll();
    expect((await fact('late', 'points'))?.value).toBe(20);
  });

  it('keep the past agreed values of what moves, one for a quarter of an hour', async () => {
    const participants = [100, 150, 220];
    for (const count of participants) {
      clock += 15 * minute;
      for (const at of [0, 1, 2]) await person(at).share([campaignSeen(now(), { participants: count }, { id: 'growing' })]);
      await api.settleAll();
    }
    const answer = Participants.parse(await (await api.app.request('/v1/campaigns/galxe:growing/participants')).json());
    expect(answer.participants?.value).toBe(220);
    expect(answer.history.map(({ value }) => value)).toEqual([220, 150, 100]);
  });
});

describe('the order of changes', () => {
  it('numbers changes without gaps and gives nothing twice', async () => {
    const all = await delta(0);
    const seqs = await db.sql<{ seq: number }[]>`select seq from facts order by seq`;
    expect(all.next).toBe(seqs.at(-1)?.seq);
    expect((await delta(all.next)).entities).toEqual([]);
    await person(3).share([campaignSeen(now(), { name: 'New' }, { id: 'newest' })]);
    await api.settleAll();
    expect(await delta(all.next)).toMatchObject({ next: all.next + 1, entities: [{ id: 'newest' }] });
  });

  it('says nothing new when people only see again what is known', async () => {
    const seeAgain = async () => {
      clock += minute;
      for (const at of [0, 1, 2]) await person(at).share([campaignSeen(now(), { name: 'Open house' }, { id: 'quorum' })]);
      await api.settleAll();
    };
    await seeAgain();
    const before = (await delta(0)).next;
    await seeAgain();
    expect((await delta(before)).entities).toEqual([]);
  });
});

describe('what waits', () => {
  /** One announcement each. */
  const says = async (at: number, name: string, id: string) => {
    await person(at).share([campaignSeen(now(), { name }, { id })]);
    await api.claimAll();
  };
  const named = async (id: string) => (await db.sql`select from facts where id = ${id}`).length > 0;

  it('is settled once, however often it was announced', async () => {
    for (const at of [0, 1, 2]) await says(at, 'Often', 'often');
    expect(await api.aggregation.round(1)).toMatchObject({ kind: 'done', entities: 1 });
    expect(await api.aggregation.round(1)).toMatchObject({ kind: 'done', entities: 0 });
    expect((await fact('often', 'name'))?.evidence).toMatchObject({ n: 3, status: 'agreed' });
    await says(3, 'Often', 'often');
    await api.settleAll();
    expect((await fact('often', 'name'))?.evidence.n).toBe(4);
  });

  it('lets what can be agreed go first while there is much to do, and is settled all the same', async () => {
    await says(0, 'Alone', 'alone');
    for (const at of [0, 1, 2]) await says(at, 'Seen by many', 'many');
    for (const at of [0, 1]) await says(at, 'Seen by two', 'two');
    await api.aggregation.round(1);
    expect([await named('alone'), await named('many'), await named('two')]).toEqual([false, true, false]);
    await api.settleAll();
    expect((await fact('alone', 'name'))?.evidence).toMatchObject({ n: 1, status: 'unconfirmed' });
  });

  it('lets what nothing is shown of yet go before changes of what is shown, and counts those afterwards', async () => {
    for (const at of [0, 1, 2]) await says(at, 'As it was', 'shown');
    await api.settleAll();
    clock += minute;
    for (const at of [0, 1, 2]) await says(at, 'Another', 'shown');
    for (const at of [0, 1, 2]) await says(at, 'News', 'unheard');
    for (let round = 0; round < 2; round += 1) await api.aggregation.round(1);
    expect([(await fact('shown', 'name'))?.value, (await fact('unheard', 'name'))?.value]).toEqual(['As it was', 'News']);
    await api.settleAll();
    expect((await fact('shown', 'name'))?.value).toBe('Another');
  });

  it('gives what was put off a third of its turn while more news wait than a round looks at', async () => {
    const putOff = async () =>
      (
        await db.sql<{ no: number }[]>`
        insert into dirty (keys, later, marked_at) select '{galxe:campaign:update}', true, clock_timestamp() - interval '10 s'
        from generate_series(1, 3) returning no`
      ).map(({ no }) => no);
    const leftOf = async (rows: readonly number[]) => (await db.sql`select from dirty where no = any(${[...rows]})`).length;
    const rowsAtMost = 3; // a round looks at twelve announcements of news
    const someNews = await putOff();
    for (let at = 0; at < 12; at += 1) await says(0, `News ${at}`, 'news');
    await api.aggregation.round(rowsAtMost);
    expect(await leftOf(someNews)).toBe(0);
    await api.settleAll();
    const muchNews = await putOff();
    for (let at = 0; at < 13; at += 1) await says(0, `More news ${at}`, 'news');
    await api.aggregation.round(rowsAtMost);
    expect(await leftOf(muchNews)).toBe(2);
    await api.settleAll();
    expect(await leftOf(muchNews)).toBe(0);
  });
});

describe('many processes on one database', () => {
  it('lose nothing and double nothing', async () => {
    const other = connect(db.url);
    const second = crowdApi(other, now);
    const items = Array.from({ length: 60 }, (_, n) => rowSeen(now(), String(n), n / 100));
    const before = (await delta(0)).next;
    await Promise.all([
      ...[0, 1, 2].map((at) => person(at).share(items)),
      ...Array.from({ length: 4 }, () => api.settleAll()),
      ...Array.from({ length: 4 }, () => second.settleAll()),
    ]);
    await api.settleAll();
    await second.settleAll();
    const [counts] = await db.sql`select standing, rows from boards where board_id = 'top:ANOMA'`;
    expect(counts).toEqual({ standing: 60, rows: 60 });
    const agreed = await db.sql`select from facts where kind = 'board-entry' and agreed`;
    expect(agreed).toHaveLength(60);
    const [{ seq } = { seq: 0 }] = await db.sql<{ seq: number }[]>`select seq from clock`;
    const [{ top } = { top: 0 }] = await db.sql<{ top: number }[]>`select max(seq) as top from facts`;
    expect(seq).toBe(top);
    expect(seq).toBeGreaterThanOrEqual(before + 60);
    await other.end();
  });
});
