import { hash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Lookup } from '@infofi-lens/shared/catalogue/manifest';
import type { Facts } from '@infofi-lens/shared/catalogue/patch';
import { Signed } from '@infofi-lens/shared/signing/signed';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../db/client.ts';
import { catalogueStore } from '../../stores/catalogue/catalogue-store.ts';
import { readState } from '../../stores/catalogue/state.ts';
import { catalogueReader } from '../../testing/catalogue-reader.ts';
import { type Contributor, campaignSeen, newContributor, rowSeen } from '../../testing/contributor.ts';
import { crowdApi } from '../../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { entityName } from '../ingest/names.ts';
import { uselessUpTo } from './deltas.ts';
import { exportCatalogue } from './export.ts';
import { updateShards } from './shards.ts';

const hour = 3_600_000;
let clock = Date.UTC(2026, 10, 20, 12);
const now = () => clock as EpochMs; // within the range of times
let db: TestDatabase;
let api: ReturnType<typeof crowdApi>;
let person: Contributor;

beforeAll(async () => {
  db = await freshDatabase();
});
beforeEach(async () => {
  await db.sql`truncate facts, claims, dirty, contributors, boards, catalogue_entities, catalogue_members, catalogue_gone, catalogue_deltas,
    catalogue_shards, catalogue_documents, catalogue_files, catalogue_state, platform_totals cascade`;
  await db.sql`insert into catalogue_state default values`;
  api = crowdApi(db.sql, now);
  person = await newContributor(api.app, now);
});
afterAll(() => db.drop());

/** What is to be read of campaigns and spaces, from the facts themselves. */
async function expected(kinds = ['campaign', 'space']): Promise<Record<string, Facts>> {
  const rows = await db.sql<{ key: string; facts: Record<string, unknown> }[]>`
    select platform || ':' || kind || ':' || id as key, facts from facts where kind = any(${kinds}) and facts::text <> '{}'`;
  return Object.fromEntries(
    rows.map(({ key, facts: { description: _, ...facts } }) => [key, facts as Facts]), // without the one field that is left out
  );
}
async function say(id: string, fields: Record<string, unknown>): Promise<void> {
  clock += 1_000;
  await person.share([campaignSeen(now(), fields, { id })]);
  await api.settleAll();
}
const plain = (state: ReadonlyMap<string, Facts>) => Object.fromEntries(state);

describe('the catalogue', () => {
  it('is there before anything is known', async () => {
    expect((await api.app.request('/v1/catalogue/manifest')).status).toBe(503);
    await db.sql`truncate signing_keys, key_documents`;
    let ticking = clock;
    await crowdApi(db.sql, () => ++ticking as EpochMs).publish(); // time passes while the first key is made
    expect(plain((await catalogueReader(api.app).snapshot()).state)).toEqual({});
  });

  it('leads everybody who ever read it to what the facts are, by deltas', async () => {
    const reader = catalogueReader(api.app);
    await api.publish();
    const behind: { seq: number; state: Map<string, Facts> }[] = [];
    for (let round = 0; round < 70; round++) {
      behind.push({ ...(await reader.snapshot()) });
      await say(`c${round % 5}`, { name: `Name ${round % 3}`, participants: 10 + round, description: 'Long words' });
      await api.publish();
      const own = await reader.snapshot();
      await reader.goOn(own);
      behind[round] = { seq: own.seq, state: new Map(own.state) };
    }
    const { deltas } = await reader.manifest();
    expect(deltas.length).toBeLessThan(50); // of 70
    for (const one of behind) {
      expect(await reader.goOn(one)).toBeLessThan(30);
      expect(plain(one.state)).toEqual(await expected());
    }
  });

  it('names no delta that costs more than starting anew, and never more than some hundreds', () => {
    const ref = (bytes: number): [string, number, number] => ['0'.repeat(64), bytes, bytes];
    const chain = (count: number, bytes: number) =>
      Array.from({ length: count }, (_, at): [number, number, [string, number, number]] => [at, at + 1, ref(bytes)]);
    const snapshot = { seq: 0, entities: 9, parts: [ref(34_464)] }; // with what is always granted: 100,000
    expect(uselessUpTo(chain(5, 10_000), snapshot)).toBe(0);
    expect(uselessUpTo(chain(15, 10_000), snapshot)).toBe(4);
    expect(uselessUpTo(chain(400, 1), snapshot)).toBe(100);
  });

  it('says nothing when nothing changed, but signs again after an hour', async () => {
    const reader = catalogueReader(api.app);
    await say('a', { name: 'A' });
    await api.publish();
    const first = await reader.manifest();
    await api.publish();
    expect(await reader.manifest()).toEqual(first);
    clock += hour;
    await api.publish();
    expect(await reader.manifest()).toEqual({
      ...first,
      sequence: now() / 1_000,
      issuedAt: now(),
      freshUntil: now() + 48 * hour,
    });
  });

  it('is believed on by those who saw it before it was put back from a backup', async () => {
    await say('a', { name: 'A' });
    await api.publish();
    const seen = await catalogueReader(api.app).manifest();
    await db.sql`update catalogue_state set sequence = 0, basis = ''`;
    clock += 1_000;
    await api.publish();
    expect((await catalogueReader(api.app).manifest()).sequence).toBeGreaterThan(seen.sequence);
  });

  it('tells of what was deleted', async () => {
    const reader = catalogueReader(api.app);
    await say('a', { name: 'A' });
    await say('b', { name: 'B' });
    await api.publish();
    const held = await reader.snapshot();
    await reader.goOn(held);
    expect([...held.state.keys()]).toEqual(['galxe:campaign:a', 'galxe:campaign:b']);
    await db.sql`delete from facts where id = 'a'`;
    await api.publish();
    await reader.goOn(held);
    expect([...held.state.keys()]).toEqual(['galxe:campaign:b']);
    await say('a', { name: 'A again' });
    await api.publish();
    await reader.goOn(held);
    expect(plain(held.state)).toEqual(await expected());
  });

  it('has a new snapshot once a day, which is the one before with the deltas between', async () => {
    const reader = catalogueReader(api.app);
    await say('a', { name: 'A' });
    await api.publish();
    const before = await reader.snapshot();
    await say('b', { name: 'B', participants: 3 });
    clock += 24 * hour;
    await api.publish();
    const after = await reader.snapshot();
    expect(after.seq).toBeGreaterThan(before.seq);
    await reader.goOn(before);
    expect(plain(before.state)).toEqual(plain(after.state));
    expect(plain(after.state)).toEqual(await expected());
  });

  it('carries boards, their rows and profiles in shards', async () => {
    await person.share([rowSeen(now(), '1', 0.3), rowSeen(now(), '2', 0.2)]);
    await say('a', { name: 'A' });
    await api.publish();
    const reader = catalogueReader(api.app);
    expect(plain(await reader.shards())).toEqual(await expected(['board', 'board-entry', 'profile']));
    await person.share([rowSeen(now(), '3', 0.1)]);
    await api.settleAll();
    await api.publish();
    expect([...(await reader.shards()).keys()]).toContain('kaito:board-entry:top:ANOMA:3');
    await db.sql`delete from facts where id = 'top:ANOMA:1'`;
    await api.publish();
    expect([...(await reader.shards()).keys()]).not.toContain('kaito:board-entry:top:ANOMA:1');
  });

  it('packs the shard of a board once for all its news, however many, with the first 2,000 rows of its order', async () => {
    await api.publish();
    await db.sql`insert into facts select left(encode(sha256(convert_to('kaito:board-entry:top:BIG:' || n, 'UTF8')), 'hex'), 32)::uuid, 'kaito',
      'board-entry', 'top:BIG:' || n, 100 + n, true,
      '{"rank":{"value":1,"evidence":{"n":3,"observedAt":1763640000000,"spread":0,"confidence":0.4,"method":"median","status":"agreed"}}}'
      from generate_series(1, 45000) n`;
    await db.sql`insert into boards values ('kaito', 'top:BIG', 45000, 45000)`;
    await db.sql`insert into board_entries select entity, platform, 'top:BIG', substr(id, 9), nullif(seq, 101) from facts`;
    await db.sql`update clock set seq = 90000`;
    const files = async () => (await db.sql<{ many: number }[]>`select count(*)::int as many from catalogue_files`)[0]?.many ?? 0;
    const before = await files();
    await api.publish();
    expect((await files()) - before).toBe(2); // the shard and the list that names it
    const rows = [...(await catalogueReader(api.app).shards()).keys()].map((key) => Number(key.split(':').at(-1)));
    expect(rows.sort((a, b) => a - b)).toEqual(Array.from({ length: 2_000 }, (_, at) => at + 2)); // the one without a place comes last
  });

  it('reads a shard a board at a time, with a rest after each and after packing it', async () => {
    for (const board of ['A', 'B'])
      await db.sql`insert into facts select left(encode(sha256(convert_to('kaito:board-entry:' || ${board} || ':' || n, 'UTF8')), 'hex'), 32)::uuid,
        'kaito', 'board-entry', ${board} || ':' || n, 100 + n, true,
        '{"rank":{"value":1,"evidence":{"n":3,"observedAt":1763640000000,"spread":0,"confidence":0.4,"method":"median","status":"agreed"}}}'
        from generate_series(1, 3) n`;
    await db.sql`insert into boards select 'kaito', b, 3, 3 from unnest('{A,B}'::text[]) b`;
    await db.sql`insert into board_entries select entity, platform, left(id, 1), substr(id, 3), seq from facts where kind = 'board-entry'`;
    const pieces: unknown[] = [];
    const gently = async <T>(piece: () => Promise<T>): Promise<T> => {
      const done = await piece();
      pieces.push(Array.isArray(done) ? done.map(({ id }) => id) : 'the file');
      return done;
    };
    await db.sql.begin(async (tx) => {
      await updateShards(tx, await readState(tx), { goneFrom: [], upTo: 200, nameOf: entityName, gently, now: now() });
    });
    expect(pieces).toEqual([[], ['A:1', 'A:2', 'A:3'], ['B:1', 'B:2', 'B:3'], 'the file']);
  });

  it('splits shards and lookups only as far as a bucket still holds 20 candidates', async () => {
    await db.sql`insert into facts select left(encode(sha256(convert_to('x:profile:' || n, 'UTF8')), 'hex'), 32)::uuid, 'x', 'profile', n::text, 100 + n,
      true, '{"followers":{"value":1,"evidence":{"n":3,"observedAt":1763640000000,"spread":0,"confidence":0.4,"method":"median","status":"agreed"}}}'
      from generate_series(1, 1500) n`;
    await db.sql`insert into platform_totals values ('x', 'profile', 1500, 1500)`;
    await db.sql`update clock set seq = 5000`;
    await api.publish();
    const { shards, lookup } = await catalogueReader(api.app).manifest();
    expect([shards?.digits, lookup.digits]).toEqual([1, 1]);
    const [{ fewest } = { fewest: 0 }] = await db.sql<{ fewest: number }[]>`
      select min(many)::int as fewest from (select count(*) as many from catalogue_members group by left(bucket::text, 1)) b`;
    expect(fewest).toBeGreaterThanOrEqual(20);
    expect((await catalogueReader(api.app).shards()).size).toBe(1_500);
  });

  it('answers a lookup with a whole bucket, signed, and none that would say more', async () => {
    await say('a', { name: 'A', description: 'Long words' });
    await api.publish();
    const signed = Signed.parse(await (await api.app.request('/v1/catalogue/lookup/all')).json());
    const { entities } = Lookup.parse(JSON.parse(signed.text));
    expect(entities.map(({ id }) => id)).toEqual(['a']);
    expect(entities[0]?.facts.description?.value).toBe('Long words');
    expect((await api.app.request(`/v1/catalogue/lookup/${hash('sha256', 'galxe:campaign:a').slice(0, 4)}`)).status).toBe(400);
  });

  it('carries documents of others, and drops files some time after nothing names them', async () => {
    const reader = catalogueReader(api.app);
    await api.deps.catalogue.setDocument('switches', '{"off":[]}');
    await api.publish();
    expect(await reader.document('switches')).toBe('{"off":[]}');
    const old = (await reader.manifest()).documents.switches?.[0];
    await api.deps.catalogue.setDocument('switches', '{"off":["galxe"]}');
    await api.publish();
    expect(await reader.document('switches')).toBe('{"off":["galxe"]}');
    expect((await api.app.request(`/v1/catalogue/files/${old}`)).status).toBe(200);
    clock += 2 * hour;
    await api.publish();
    expect((await api.app.request(`/v1/catalogue/files/${old}`)).status).toBe(404);
  });

  it('is made by one process at a time, also when several try', async () => {
    const other = connect(db.url);
    const second = crowdApi(other, now);
    for (let round = 0; round < 6; round++) {
      await say(`r${round}`, { name: 'R' });
      await Promise.all([api.publish(), second.publish(), api.publish()]);
    }
    const reader = catalogueReader(second.app);
    const own = await reader.snapshot();
    await reader.goOn(own);
    expect(plain(own.state)).toEqual(await expected());
    await other.end();
  });

  it('is the same from a folder that any web server can carry', async () => {
    await person.share([rowSeen(now(), '1', 0.3)]);
    await say('a', { name: 'A' });
    await api.publish();
    const folder = await mkdtemp(path.join(tmpdir(), 'lens-catalogue-'));
    await exportCatalogue(catalogueStore(db.sql), folder);
    const mirror = catalogueReader({ request: async (at) => new Response(new Uint8Array(await readFile(path.join(folder, at)))) });
    const own = await mirror.snapshot();
    await mirror.goOn(own);
    expect(plain(own.state)).toEqual(await expected());
    expect(plain(await mirror.shards())).toEqual(await expected(['board-entry']));
    await rm(folder, { recursive: true });
  });

  it('is served as files that never change, to everybody alike', async () => {
    await say('a', { name: 'A' });
    await api.publish();
    const manifest = await api.app.request('/v1/catalogue/manifest');
    expect(manifest.headers.get('cache-control')).toBe('public, max-age=60');
    const etag = manifest.headers.get('etag') ?? '';
    expect((await api.app.request('/v1/catalogue/manifest', { headers: { 'if-none-match': etag } })).status).toBe(304);
    const { deltas } = (await (await api.app.request('/v1/catalogue/delta')).json()) as { deltas: { path: string }[] };
    const file = await api.app.request(deltas[0]?.path ?? '');
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-encoding')).toBeNull();
    expect(hash('sha256', Buffer.from(await file.arrayBuffer()), 'hex')).toBe(deltas[0]?.path.split('/').at(-1));
  });
});
