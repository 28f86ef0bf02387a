import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import type { Patch } from '@infofi-lens/shared/catalogue/patch';
import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import { keyPair } from '@infofi-lens/shared/signing/testing/keys';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogueApi } from '../../api/catalogue.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { askFor } from './ask.ts';
import { placeNews } from './news.ts';
import { refreshCatalogue } from './refresh.ts';
import { carrier } from './testing/carrier.ts';
import { began, evidence, patch } from './testing/patches.ts';

const [server, mirror] = ['https://a.example', 'https://m.example'];
let time: number;
const now = () => time as EpochMs;
let db: LensDb;
let store: Store;
let it_: ReturnType<typeof carrier>;
let elsewhere: ReturnType<typeof carrier>;
let taken: string[];

beforeEach(() => {
  time = began;
  db = openDb(`catalogue-${Math.random()}`);
  store = createStore(db, null);
  it_ = carrier(now);
  elsewhere = carrier(now);
  taken = [];
});
afterEach(() => db.delete());

const from = (origin: string) => catalogueApi({ origin, fetch: (origin === mirror ? elsewhere : it_).fetch });
const deps = (of = server, pins: string[] = []) => ({
  store,
  from,
  server: of,
  pins,
  now,
  documents: {
    switches: async (text: string) => {
      taken.push(text);
      return text === 'broken' ? 'It can not be read.' : undefined;
    },
  },
});
const refresh = (how: 'due' | 'asked' = 'asked', of = server, pins: string[] = []) => refreshCatalogue(deps(of, pins), how);
const names = async () => {
  const rows = await store.crowd.many(['a', 'b', 'c'].map((id): EntityKey => `galxe:campaign:${id}`));
  return Object.fromEntries(rows.flatMap((row) => (row ? [[row.id, row.facts.name?.value]] : [])));
};
const refusal = async () => (await store.state.catalogue()).refused?.code;

describe('the catalogue', () => {
  it('comes as a snapshot and the deltas since, and goes on by deltas alone', async () => {
    await it_.issue(it_.snapshot(5, [patch('a', 'fresh', { name: 'A' })], [patch('b', 'fresh', { name: 'B', endsAt: began + 5 })]));
    await it_.issue(it_.delta(6, patch('b', 'changed', { name: 'B2' }), patch('c', 'fresh', { name: 'C' })));
    await refresh();
    expect(await names()).toEqual({ a: 'A', b: 'B2', c: 'C' });
    expect((await store.crowd.endingSoon({ from: began, limit: 5 })).map(({ id }) => id)).toEqual(['b']);

    const before = it_.asked.length;
    await it_.issue(it_.delta(7, patch('a', 'gone', {})));
    await refresh();
    expect(it_.asked.length - before).toBe(2); // the manifest and one delta
    expect(await names()).toEqual({ b: 'B2', c: 'C' });
  });

  it('forgets with a new snapshot what is no longer in it, and nothing before that', async () => {
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'A' }), patch('b', 'fresh', { name: 'B' })]));
    await refresh();
    await it_.issue({ ...it_.snapshot(9, [patch('b', 'fresh', { name: 'B9' })], [patch('c', 'fresh', { name: 'C' })]), deltas: [] });
    let seen: unknown;
    it_.way.change = ({ path, bytes }) => {
      if (!path.includes('/files/') || seen) return bytes;
      seen = path;
      return bytes;
    };
    await refresh();
    expect(await names()).toEqual({ b: 'B9', c: 'C' });
  });

  it('goes on where a worker died, part by part', async () => {
    await it_.issue(
      it_.snapshot(3, [patch('a', 'fresh', { name: 'A' })], [patch('b', 'fresh', { name: 'B' })], [patch('c', 'fresh', { name: 'C' })]),
    );
    let files = 0;
    it_.way.change = ({ path, bytes }) => (path.includes('/files/') && ++files > 2 ? undefined : bytes);
    await expect(refresh()).rejects.toMatchObject({ code: 'server_error' });
    expect(await names()).toEqual({ a: 'A', b: 'B' });
    it_.way.change = undefined;
    const before = it_.asked.length;
    await refresh();
    expect(it_.asked.slice(before).filter((path) => path.includes('/files/'))).toHaveLength(1);
    expect(await names()).toEqual({ a: 'A', b: 'B', c: 'C' });
  });

  it('lists and finds by agreed values only, and keeps the reports of few for those who want them', async () => {
    await it_.issue(it_.snapshot(1, [patch('1', 'fresh', { name: 'Rumour', endsAt: began + 5 }, 'unconfirmed')]));
    await refresh();
    expect(await store.crowd.endingSoon({ from: began, limit: 5 })).toEqual([]);
    expect(await store.crowd.search('rumour', { limit: 5 })).toEqual([]);
    expect((await store.crowd.get('galxe:campaign:1'))?.facts.name?.evidence.status).toBe('unconfirmed');
  });

  it('keeps what things are found by in step with what is known of them', async () => {
    const found = async () => {
      await placeNews(store);
      return [
        (await store.crowd.search('bridge', { limit: 5 })).length,
        (await store.crowd.search('ferry', { limit: 5 })).length,
        (await store.crowd.endingSoon({ from: began, limit: 5 })).length,
      ];
    };
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'Bridge', endsAt: began + 5, participants: 3 })]));
    await refresh();
    expect(await found()).toEqual([1, 0, 1]);
    await it_.issue(it_.delta(2, patch('a', 'changed', { participants: 4 })));
    await refresh();
    expect(await found()).toEqual([1, 0, 1]);
    await it_.issue(it_.delta(3, patch('a', 'changed', { name: 'Ferry', status: 'ended' })));
    await refresh();
    expect(await found()).toEqual([0, 1, 0]);
    await it_.issue(it_.delta(4, patch('a', 'changed', { name: 'Ferry' }, 'unconfirmed')));
    await refresh();
    expect(await found()).toEqual([0, 0, 0]);
    await it_.issue(it_.delta(5, patch('a', 'gone', {})));
    await refresh();
    expect(await found()).toEqual([0, 0, 0]);
    expect([await db.crowd.count(), await db.crowdColumns.count(), await db.crowdWords.count()]).toEqual([0, 0, 0]);
  });

  it('leaves out fields it does not know, that are none, or that nobody may share', async () => {
    await it_.issue(it_.snapshot(1, [patch('1', 'fresh', { name: 'A', madeUp: 1, participants: -4, participantsAtLeast: 3 })]));
    await refresh();
    expect(Object.keys((await store.crowd.get('galxe:campaign:1'))?.facts ?? {})).toEqual(['name']);
  });

  it('is not asked for again within five minutes unless somebody waits for it', async () => {
    await it_.issue();
    await refresh();
    time += 299_999;
    await refresh('due');
    expect(it_.asked).toHaveLength(1);
    time += 1;
    await refresh('due');
    expect(it_.asked).toHaveLength(2);
  });

  it('starts anew with another server', async () => {
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'A' })]));
    await it_.issue(it_.delta(2, patch('c', 'fresh', { name: 'C' })));
    await refresh();
    await it_.issue({ ...it_.snapshot(2, [patch('b', 'fresh', { name: 'B' })]), deltas: [] });
    await refresh('asked', 'https://b.example');
    expect(await names()).toEqual({ b: 'B' });
  });

  it('hands other documents on when they change, and again when that failed', async () => {
    await it_.issue({ documents: { switches: it_.put('{"off":1}'), unknown: it_.put('x') } });
    await refresh();
    await refresh();
    await it_.issue({ documents: { switches: it_.put('{"off":2}') } });
    await refresh();
    expect(taken).toEqual(['{"off":1}', '{"off":2}']);
  });

  it('says why another document was refused, until a good one comes; the facts are up to date all the same', async () => {
    await it_.issue({ ...it_.snapshot(1, [patch('a', 'fresh', { name: 'A' })]), documents: { switches: it_.put('broken') } });
    await refresh();
    expect(await names()).toEqual({ a: 'A' });
    expect((await store.state.catalogue()).refused).toMatchObject({ code: 'document', reason: 'It can not be read.' });
    await refresh();
    expect((await store.state.catalogue()).refused).toMatchObject({ code: 'document' });
    await it_.issue({ documents: { switches: it_.put('{"off":1}') } });
    await refresh();
    expect((await store.state.catalogue()).refused).toBeUndefined();
  });
});

describe('boards and profiles', () => {
  const profile = (id: string, followers: number): Patch => ({ ...patch(id, 'fresh', { followers }), platform: 'x', kind: 'profile' });
  const shards = (...each: Patch[][]) => {
    const refs = each.map((patches) => it_.file(patches));
    return { shards: { digits: each.length === 16 ? 1 : 0, bytes: 1_000, list: it_.put(JSON.stringify(refs)) } };
  };
  const ids = async () => (await db.crowd.toArray()).map(({ id }) => id).sort();

  it('come in shards, of which only those are fetched again that changed', async () => {
    await it_.issue(shards([profile('1', 5), profile('2', 5)]));
    await refresh();
    expect(await ids()).toEqual(['1', '2']);
    await it_.issue(shards([profile('2', 6)]));
    await refresh();
    expect(await ids()).toEqual(['2']);
    const before = it_.asked.length;
    await it_.issue();
    await refresh();
    expect(it_.asked.slice(before).filter((path) => path.includes('/files/'))).toHaveLength(1); // the list
  });

  it('follow when shards are cut smaller', async () => {
    await it_.issue(shards([profile('1', 5), profile('2', 5)]));
    await refresh();
    await it_.issue(shards(...Array.from({ length: 16 }, (_, at) => [profile(String(at), 7)])));
    await refresh();
    expect(await ids()).toHaveLength(16);
    expect((await store.crowd.parts()).every((part) => /^shard:[0-9a-f]:/.test(part))).toBe(true);
  });

  it('are fetched only when asked for once they are too many for everybody', async () => {
    const many = shards(...Array.from({ length: 16 }, (_, at) => [profile(String(at), 7)]));
    await it_.issue({ shards: { ...many.shards, bytes: 6 * 1_048_576 } });
    await refresh();
    expect(await ids()).toEqual([]);
    const before = it_.asked.length;
    await askFor(deps(), 'x:profile:3');
    expect(it_.asked.slice(before)).toHaveLength(2); // the list and one shard
    expect(await ids()).toHaveLength(1);

    // Who left the server stands in what was fetched before, so that is not kept for long.
    for (const [hours, left] of [
      [19, 1],
      [2, 0],
    ] as const) {
      time += hours * 3_600_000;
      await it_.issue({ shards: { ...many.shards, bytes: 6 * 1_048_576 } });
      await refresh();
      expect(await ids()).toHaveLength(left);
    }
    expect([await ids(), (await store.state.catalogue()).heldShards]).toEqual([[], {}]);
    await askFor(deps(), 'x:profile:3');
    expect(await ids()).toHaveLength(1);
  });
});

describe('something that the catalogue does not carry', () => {
  const entity = (id: string, facts: Record<string, unknown>) => ({
    platform: 'galxe',
    kind: 'campaign',
    id,
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, evidence: evidence() }])),
  });

  it('is found in a bucket of many, and adds only what the catalogue leaves out', async () => {
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'A' })]));
    await refresh();
    await it_.lookup('', [entity('a', { name: 'Later', description: 'Long words' }), entity('b', { name: 'B' })]);
    expect(await askFor(deps(), 'galxe:campaign:a')).toBe(true);
    const { facts } = (await store.crowd.get('galxe:campaign:a')) ?? {};
    const part = await store.crowd.partOf('galxe:campaign:a');
    expect([facts?.name?.value, facts?.description?.value, part?.slice(0, 5)]).toEqual(['A', 'Long words', 'main:']);
    expect(await askFor(deps(), 'galxe:campaign:none')).toBe(false);
    expect(Object.keys(await names())).toEqual(['a']);
  });

  it('is forgotten when the server knows nothing of it any more, and after a day in any case', async () => {
    await it_.issue({ lookup: { digits: 0 } });
    await refresh();
    await it_.lookup('', [entity('a', { name: 'A' }), entity('b', { name: 'B' })]);
    await askFor(deps(), 'galxe:campaign:a');
    await askFor(deps(), 'galxe:campaign:b');
    await it_.lookup('', []);
    expect(await askFor(deps(), 'galxe:campaign:a')).toBe(false);
    expect(Object.keys(await names())).toEqual(['b']);
    for (const [hours, left] of [
      [19, ['b']],
      [2, []],
    ] as const) {
      time += hours * 3_600_000;
      await it_.issue({ lookup: { digits: 0 } });
      await refresh('due');
      expect(Object.keys(await names())).toEqual(left);
    }
  });

  it('is refused when the answer is not signed, is old, or answers something else', async () => {
    await it_.issue({ lookup: { digits: 1 } });
    await refresh();
    const asking = () => askFor(deps(), 'galxe:campaign:a').then(String, ({ code }: { code: string }) => code);
    const digit = createHash('sha256').update('galxe:campaign:a').digest('hex').slice(0, 1);
    await it_.lookup(digit, [entity('a', { description: 'x' })]);
    expect(await asking()).toBe('true');
    await it_.lookup(digit, [], (time - 2 * 3_600_000) as EpochMs);
    expect(await asking()).toBe('stale');
    await it_.lookup(digit, []);
    it_.way.change = ({ bytes }) => new TextEncoder().encode(new TextDecoder().decode(bytes).replace('[]', '[{}]'));
    expect(await asking()).toBe('bad_signature');
  });
});

describe('what can not be believed', () => {
  const held = async () => {
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'A' })]));
    await refresh();
  };
  const stillHeld = async (code: string) => {
    expect(await refusal()).toBe(code);
    expect(await names()).toEqual({ a: 'A' });
    expect((await store.state.catalogue()).asOf).toBe(began);
  };

  it('is refused with its reason, changes nothing, and is forgotten once something good comes', async () => {
    await held();
    await it_.issue(it_.delta(2, patch('a', 'changed', { name: 'Forged' })));
    it_.way.change = ({ path, bytes }) => {
      if (!path.endsWith('manifest')) return bytes;
      return new TextEncoder().encode(new TextDecoder().decode(bytes).replace('\\"seq\\":2', '\\"seq\\":3'));
    };
    await refresh();
    await stillHeld('bad_signature');
    it_.way.change = undefined;
    await refresh();
    expect(await refusal()).toBeUndefined();
    expect(await names()).toEqual({ a: 'Forged' });
  });

  it('is refused: a file that was changed, cut, or made longer', async () => {
    await held();
    await it_.issue(it_.delta(2, patch('a', 'changed', { name: 'New' })));
    const onFiles = (change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) => {
      it_.way.change = ({ path, bytes }) => (path.includes('/files/') ? change(bytes) : bytes);
    };
    onFiles((bytes) => bytes.slice(0, -1));
    await refresh();
    await stillHeld('truncated');
    onFiles((bytes) => bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)));
    await refresh();
    await stillHeld('wrong_hash');
    onFiles((bytes) => new Uint8Array([...bytes, 0]));
    await expect(refresh()).rejects.toMatchObject({ code: 'too_large' });
    expect(await names()).toEqual({ a: 'A' });
  });

  it('is refused: whichever byte of a file or manifest is another', async () => {
    await held();
    const answer = await it_.issue(it_.delta(2, patch('a', 'changed', { name: 'New' })));
    const lengths = { manifest: JSON.stringify(answer).length };
    let [at, where]: [number, string] = [0, 'manifest'];
    it_.way.change = ({ path, bytes }) => (path.includes(where) ? bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)) : bytes);
    const signed = JSON.stringify(answer).indexOf('"keys"'); // key documents that were known before are not read again
    for (at = 0; at < Math.min(lengths.manifest, signed); at += 7) {
      await refresh();
      await stillHeld((await refusal()) ?? '');
    }
    where = '/files/';
    for (at = 0; at < 60; at++) {
      await refresh();
      await stillHeld('wrong_hash');
    }
  });

  it('is refused: an older manifest, and another one of the same number', async () => {
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'Old' })]));
    const old = await it_.issue();
    await it_.issue(it_.snapshot(2, [patch('a', 'fresh', { name: 'A' })]));
    await refresh();
    it_.serve(old);
    await store.atOnce(() => store.state.changeCatalogue(({ etag: _, ...before }) => before));
    await refresh();
    await stillHeld('rolled_back');
    await it_.issue({ ...it_.snapshot(3, [patch('a', 'fresh', { name: 'Other' })]), sequence: 3 });
    await refresh();
    await stillHeld('forked');
  });

  it('is refused: a manifest that somebody kept, also when it is still the newest they give', async () => {
    await held();
    time += 49 * 3_600_000;
    await refresh(); // answered with 304
    await stillHeld('stale');
    await store.atOnce(() => store.state.changeCatalogue(({ etag: _, ...before }) => before));
    await refresh();
    await stillHeld('stale');
  });

  it('is refused: what a key signed that nobody trusted said so', async () => {
    await held();
    await it_.rotate(2, false);
    await it_.issue(it_.delta(2, patch('a', 'changed', { name: 'Forged' })));
    await refresh();
    await stillHeld('unknown_key');
  });

  it('is not a new key that the old one names', async () => {
    await held();
    await it_.rotate(2, true);
    await it_.issue(it_.delta(2, patch('a', 'changed', { name: 'New' })));
    await refresh();
    expect(await names()).toEqual({ a: 'New' });
  });

  it('is a server’s key from the start where the build knows another', async () => {
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'A' })]));
    await refresh('asked', server, [keyPair(9).hex]);
    expect(await refusal()).toBe('unknown_key');
    expect(await names()).toEqual({});
    await refresh('asked', server, [keyPair(1).hex]);
    expect(await names()).toEqual({ a: 'A' });
  });

  it('stays so after another server was tried in between', async () => {
    await held();
    const other = it_;
    it_ = carrier(now);
    await it_.issue();
    await refresh('asked', 'https://b.example');
    it_ = other;
    await it_.rotate(2, false);
    await it_.issue();
    await refresh();
    expect(await refusal()).toBe('unknown_key');
  });
});

describe('mirrors', () => {
  it('help when the server is away or lies, and are believed no more than it', async () => {
    await it_.issue({ ...it_.snapshot(1, [patch('a', 'fresh', { name: 'A' })]), mirrors: [mirror] });
    await refresh();
    await it_.issue(it_.delta(2, patch('a', 'changed', { name: 'B' })));
    elsewhere = it_;
    it_ = carrier(now); // knows nothing
    await refresh();
    expect(await names()).toEqual({ a: 'B' });

    await elsewhere.issue(elsewhere.delta(3, patch('a', 'changed', { name: 'C' })));
    elsewhere.way.change = ({ path, bytes }) => (path.includes('/files/') ? bytes.slice(1) : bytes);
    await refresh();
    expect(await refusal()).toBe('truncated');
    expect(await names()).toEqual({ a: 'B' });
  });

  it('are not asked while the server answers', async () => {
    await it_.issue({ mirrors: [mirror] });
    await refresh();
    await refresh();
    expect(elsewhere.asked).toEqual([]);
  });
});
