import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Contest, Contests, OptOutProof, OwnProfiles } from '@infofi-lens/shared/contracts/shill';
import { BatchReceipt } from '@infofi-lens/shared/contracts/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi, type Person } from '../../testing/account-api.ts';
import { catalogueReader } from '../../testing/catalogue-reader.ts';
import { accountSeen, campaignSeen, postId, postSeen, rowSeen } from '../../testing/contributor.ts';
import { type CrowdWorld, crowdWorld, day, hour, minute } from '../../testing/crowd-world.ts';
import { asOperator, operators } from '../../testing/operator.ts';

/** Long, so that nothing else holds these digits by chance. */
const [leaving, staying] = ['7700112233445566', '8800112233445566'];
let folder: string;
let world: CrowdWorld;
let accounts: AccountApi;
let owner: Person;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lens-opt-out-'));
  world = await crowdWorld(5, { dumpsFolder: folder });
  accounts = accountApi(world.db.sql, { OPERATORS: operators });
  accounts.pass(world.now() - accounts.now());
  owner = await accounts.person();
});
afterAll(async () => {
  await world.db.drop();
  await rm(folder, { recursive: true });
});

const postOf = (author: string, nth = 0) =>
  postSeen(world.now(), author, world.now() - 2 * hour - nth * day, { views: 1_000, likes: 9, reposts: 1, replies: 1 }, Number(author[0]));
const itemsOf = (id: string) => [
  accountSeen(world.now(), id, { followers: 2_000 }),
  { ...accountSeen(world.now(), id, { followers: 2_000, points: 5 }), platform: 'kaito', adapter: 'kaito@1', context: 'board' },
  ...Array.from({ length: 6 }, (_, nth) => postOf(id, nth)),
  rowSeen(world.now(), id, id === leaving ? 0.2 : 0.1),
];
async function seen(items: readonly object[], who = world.people): Promise<BatchReceipt[]> {
  const receipts: BatchReceipt[] = [];
  for (const person of who) receipts.push(BatchReceipt.parse(await (await person.share(items)).json()));
  return receipts;
}
const status = async (url: string) => (await world.app.request(`/v1/${url}`)).status;
const asOwner = (method: string, url: string, body?: unknown) =>
  accounts.app.request(`/v1/${url}`, {
    method,
    headers: { authorization: `Bearer ${owner.tokens.accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Every row of every table that holds a text. */
async function rowsWith(text: string): Promise<string[]> {
  const tables = await world.db.sql<{ name: string }[]>`
    select relname as name from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await world.db.sql`select from ${world.db.sql(name)} t where t::text like ${`%${text}%`}`;
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe('a person who is scored', () => {
  let contest: Contest;
  let reader: ReturnType<typeof catalogueReader>;
  let post: string;

  it('is known at first, to everybody', async () => {
    await seen([...itemsOf(leaving), ...itemsOf(staying), campaignSeen(world.now(), { name: 'Ours' })]);
    await world.settleAll();
    await world.scoreAll();
    await world.follow();
    await world.checkpoints.now('a test');
    await world.publish();
    reader = catalogueReader(world.app);
    post = postId(world.now() - 2 * hour, 7);
    expect(await status(`profiles/x:${leaving}`)).toBe(200);
    expect(await status(`analytics/shill-score/kaito:${leaving}`)).toBe(200);
    expect([...(await reader.shards()).keys()].filter((key) => key.includes(leaving))).toHaveLength(3);
    expect(await status(`analytics/leaderboard/global/x:${leaving}`)).toBe(200);
    expect(await rowsWith(leaving)).toEqual(expect.arrayContaining(['claims', 'global_members']));
    expect(await rowsWith(post)).toContain('facts');
  });

  it('proves a profile by a code that an operator looks for', async () => {
    expect((await asOwner('POST', 'profiles/opt-out', { profile: `x:${leaving}` })).status).toBe(404);
    const asked = await asOwner('POST', 'profiles/contests', { profile: `x:${leaving}`, wish: 'own', text: 'This is me.' });
    contest = Contest.parse(await asked.json());
    expect([asked.status, contest.code]).toEqual([201, expect.stringMatching(/^lens-[\w-]{12}$/)]);

    const open = Contests.parse(await (await asOperator(accounts, 'GET', 'contests')).json());
    expect(open.items).toEqual([contest]);
    const decided = { decision: 'granted', answer: 'The code stands there.', reason: 'seen in the description' };
    expect((await asOperator(accounts, 'POST', `contests/${contest.no}/decide`, decided)).status).toBe(204);
    expect((await asOperator(accounts, 'POST', `contests/${contest.no}/decide`, decided)).status).toBe(404);
    const mine = OwnProfiles.parse(await (await asOwner('GET', 'profiles/mine')).json());
    expect(mine.items).toMatchObject([{ profile: `x:${leaving}` }]);
  });

  it('may ask five times a day', async () => {
    const ask = async () =>
      (await asOwner('POST', 'profiles/contests', { profile: `x:${leaving}`, wish: 'explain', text: 'Why so low?' })).status;
    expect([await ask(), await ask(), await ask(), await ask(), await ask()]).toEqual([201, 201, 201, 201, 429]);
    const { items } = Contests.parse(await (await asOwner('GET', 'profiles/contests')).json());
    expect(items.map(({ wish }) => wish)).toEqual(['explain', 'explain', 'explain', 'explain', 'own']);
    expect(items.at(-1)?.decision).toMatchObject({ decision: 'granted', answer: 'The code stands there.' });
  });

  it('is taken out of everything when they say so: no row of any table holds their id, or that of a post of theirs', async () => {
    const response = await asOwner('POST', 'profiles/opt-out', { profile: `x:${leaving}` });
    const proof = OptOutProof.parse(await response.json());
    expect(proof).toMatchObject({ profiles: [`x:${leaving}`, `kaito:${leaving}`], facts: 9, claims: 45, sightings: 45, checkpoint: 2 });
    await world.publish();
    expect(await rowsWith(leaving)).toEqual([]);
    expect(await rowsWith(post)).toEqual([]);
    expect(await world.rebuild.verify()).toEqual({ no: 2, wrong: [] });
    expect(await world.rebuild.compare()).toMatchObject({ differ: 0, waiting: 0 });
  });

  it('is gone from the API, and the others stand where they belong', async () => {
    for (const url of [
      `profiles/x:${leaving}`,
      `profiles/kaito:${leaving}`,
      `profiles/x:${leaving}/history`,
      `analytics/shill-score/x:${leaving}`,
      `analytics/shill-score/kaito:${leaving}`,
      `boards/kaito:top:ANOMA/entries/${leaving}`,
      `analytics/leaderboard/global/x:${leaving}`,
      `analytics/leaderboard/global/kaito:${leaving}`,
    ])
      expect([url, await status(url)]).toEqual([url, 404]);
    const board = await (await world.app.request('/v1/boards/kaito:top:ANOMA')).json();
    expect(board).toMatchObject({ standing: 1, rows: 1 });
    const { items } = (await (await world.app.request('/v1/boards/kaito:top:ANOMA/entries')).json()) as { items: object[] };
    expect(items).toMatchObject([{ position: 1, subjectId: staying }]);
    const totals = await world.db.sql`select kind, known, agreed from platform_totals where platform = 'x' order by kind`;
    expect(totals).toEqual([
      { kind: 'post', known: 6, agreed: 6 },
      { kind: 'profile', known: 1, agreed: 1 },
    ]);
  });

  it('is gone from the catalogue that browsers fetch, and from dumps', async () => {
    const state = await reader.shards();
    expect([...state.keys()].filter((key) => key.includes(leaving))).toEqual([]);
    expect([...state.keys()].filter((key) => key.includes(staying))).toHaveLength(3);
    world.pass(day);
    await world.checkpoints.now('another day');
    const dumps = await readdir(folder);
    expect(dumps.length).toBeGreaterThan(0);
    for (const name of dumps)
      for (const file of await readdir(path.join(folder, name)))
        expect((await readFile(path.join(folder, name, file))).includes(leaving)).toBe(false);
  });

  it('is not let in again, whoever sends it and in whatever form', async () => {
    world.pass(minute);
    const again = [...itemsOf(leaving), { ...postOf(leaving), id: post, fields: { views: 1_001 } }];
    const [receipt] = await seen(again);
    expect(receipt).toMatchObject({ accepted: 0, rejected: again.length });
    expect(receipt?.results[0]).toMatchObject({ status: 'rejected', code: 'opted_out' });
    expect((await seen([postOf(staying, 9)]))[0]).toMatchObject({ accepted: 1 });
  });

  it('is taken out too where a sighting came at the very moment', async () => {
    const late = postOf(leaving, 3);
    const names = await world.db.sql`delete from opt_outs returning name, person, since`; // another process has not heard of it yet
    world.pass(minute);
    await seen([late]);
    await world.settleAll();
    for (const { name, person, since } of names)
      await world.db.sql`insert into opt_outs (name, person, since) values (${name}, ${person}, ${since})`;
    expect(await rowsWith(leaving)).toContain('facts');
    await world.sweepOptOuts();
    await world.publish();
    expect(await rowsWith(leaving)).toEqual([]);
  });

  it('comes back when an operator is told so', async () => {
    const asked = { profile: `kaito:${leaving}`, reason: 'wrote to us' };
    expect((await asOperator(accounts, 'POST', 'opt-outs/end', asked)).status).toBe(204);
    expect((await asOperator(accounts, 'POST', 'opt-outs/end', asked)).status).toBe(404);
    world.pass(minute);
    expect((await seen(itemsOf(leaving)))[0]).toMatchObject({ rejected: 0 });
    await world.settleAll();
    expect(await status(`profiles/x:${leaving}`)).toBe(200);
  });
});

describe('an operator', () => {
  it('takes a person out by command, with a reason in a log that does not name them', async () => {
    const response = await asOperator(accounts, 'POST', 'opt-outs', { profile: `x:${staying}`, reason: 'asked by mail' });
    expect(OptOutProof.parse(await response.json()).facts).toBeGreaterThan(8);
    const [entry] = await world.db.sql`select what, why, who, about::text as about from audit_log order by no desc limit 1`;
    expect(entry).toMatchObject({ what: 'opt out', why: 'asked by mail', who: 'anna' });
    expect(entry?.about).not.toContain(staying);
    expect(await rowsWith(staying)).toEqual(['catalogue_gone']); // until the catalogue has said so
    await world.publish();
    expect(await rowsWith(staying)).toEqual([]);
  });

  it('does what is granted', async () => {
    const other = await accounts.person();
    const asked = { profile: `x:${leaving}`, wish: 'opt-out', text: 'Please.' };
    const made = await accounts.post('/v1/profiles/contests', asked, { authorization: `Bearer ${other.tokens.accessToken}` });
    const { no } = Contest.parse(await made.json());
    await asOperator(accounts, 'POST', `contests/${no}/decide`, { decision: 'granted', answer: 'Done.', reason: 'code seen' });
    expect(await status(`profiles/x:${leaving}`)).toBe(404);
    await world.publish();
    expect(await rowsWith(leaving)).toEqual([]);
  });
});
