import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import type { Patch } from '@infofi-lens/shared/catalogue/patch';
import type { EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { askFor } from './ask.ts';
import { placeNews } from './news.ts';
import { began, evidence, patch } from './testing/patches.ts';
import { readingBrowser } from './testing/reading-browser.ts';

const browser = readingBrowser();

describe('the catalogue', () => {
  it('comes as a snapshot and the deltas since, and goes on by deltas alone', async () => {
    await browser.carrier.issue(
      browser.carrier.snapshot(5, [patch('a', 'fresh', { name: 'A' })], [patch('b', 'fresh', { name: 'B', endsAt: began + 5 })]),
    );
    await browser.carrier.issue(browser.carrier.delta(6, patch('b', 'changed', { name: 'B2' }), patch('c', 'fresh', { name: 'C' })));
    await browser.refresh();
    expect(await browser.names()).toEqual({ a: 'A', b: 'B2', c: 'C' });
    expect((await browser.store.crowd.endingSoon({ from: began, limit: 5 })).map(({ id }) => id)).toEqual(['b']);

    const before = browser.carrier.asked.length;
    await browser.carrier.issue(browser.carrier.delta(7, patch('a', 'gone', {})));
    await browser.refresh();
    expect(browser.carrier.asked.length - before).toBe(2); // the manifest and one delta
    expect(await browser.names()).toEqual({ b: 'B2', c: 'C' });
  });

  it('forgets with a new snapshot what is no longer in it, and nothing before that', async () => {
    await browser.carrier.issue(browser.carrier.snapshot(1, [patch('a', 'fresh', { name: 'A' }), patch('b', 'fresh', { name: 'B' })]));
    await browser.refresh();
    await browser.carrier.issue({
      ...browser.carrier.snapshot(9, [patch('b', 'fresh', { name: 'B9' })], [patch('c', 'fresh', { name: 'C' })]),
      deltas: [],
    });
    let seen: unknown;
    browser.carrier.way.change = ({ path, bytes }) => {
      if (!path.includes('/files/') || seen) return bytes;
      seen = path;
      return bytes;
    };
    await browser.refresh();
    expect(await browser.names()).toEqual({ b: 'B9', c: 'C' });
  });

  it('goes on where a worker died, part by part', async () => {
    await browser.carrier.issue(
      browser.carrier.snapshot(
        3,
        [patch('a', 'fresh', { name: 'A' })],
        [patch('b', 'fresh', { name: 'B' })],
        [patch('c', 'fresh', { name: 'C' })],
      ),
    );
    let files = 0;
    browser.carrier.way.change = ({ path, bytes }) => (path.includes('/files/') && ++files > 2 ? undefined : bytes);
    await expect(browser.refresh()).rejects.toMatchObject({ code: 'server_error' });
    expect(await browser.names()).toEqual({ a: 'A', b: 'B' });
    browser.carrier.way.change = undefined;
    const before = browser.carrier.asked.length;
    await browser.refresh();
    expect(browser.carrier.asked.slice(before).filter((path) => path.includes('/files/'))).toHaveLength(1);
    expect(await browser.names()).toEqual({ a: 'A', b: 'B', c: 'C' });
  });

  it('lists and finds by agreed values only, and keeps the reports of few for those who want them', async () => {
    await browser.carrier.issue(browser.carrier.snapshot(1, [patch('1', 'fresh', { name: 'Rumour', endsAt: began + 5 }, 'unconfirmed')]));
    await browser.refresh();
    expect(await browser.store.crowd.endingSoon({ from: began, limit: 5 })).toEqual([]);
    expect(await browser.store.crowd.search('rumour', { limit: 5 })).toEqual([]);
    expect((await browser.store.crowd.get('galxe:campaign:1'))?.facts.name?.evidence.status).toBe('unconfirmed');
  });

  it('keeps what things are found by in step with what is known of them', async () => {
    const found = async () => {
      await placeNews(browser.store);
      return [
        (await browser.store.crowd.search('bridge', { limit: 5 })).length,
        (await browser.store.crowd.search('ferry', { limit: 5 })).length,
        (await browser.store.crowd.endingSoon({ from: began, limit: 5 })).length,
      ];
    };
    await browser.carrier.issue(browser.carrier.snapshot(1, [patch('a', 'fresh', { name: 'Bridge', endsAt: began + 5, participants: 3 })]));
    await browser.refresh();
    expect(await found()).toEqual([1, 0, 1]);
    await browser.carrier.issue(browser.carrier.delta(2, patch('a', 'changed', { participants: 4 })));
    await browser.refresh();
    expect(await found()).toEqual([1, 0, 1]);
    await browser.carrier.issue(browser.carrier.delta(3, patch('a', 'changed', { name: 'Ferry', status: 'ended' })));
    await browser.refresh();
    expect(await found()).toEqual([0, 1, 0]);
    await browser.carrier.issue(browser.carrier.delta(4, patch('a', 'changed', { name: 'Ferry' }, 'unconfirmed')));
    await browser.refresh();
    expect(await found()).toEqual([0, 0, 0]);
    await browser.carrier.issue(browser.carrier.delta(5, patch('a', 'gone', {})));
    await browser.refresh();
    expect(await found()).toEqual([0, 0, 0]);
    expect([await browser.db.crowd.count(), await browser.db.crowdColumns.count(), await browser.db.crowdWords.count()]).toEqual([0, 0, 0]);
  });

  it('leaves out fields it does not know, that are none, or that nobody may share', async () => {
    await browser.carrier.issue(
      browser.carrier.snapshot(1, [patch('1', 'fresh', { name: 'A', madeUp: 1, participants: -4, participantsAtLeast: 3 })]),
    );
    await browser.refresh();
    expect(Object.keys((await browser.store.crowd.get('galxe:campaign:1'))?.facts ?? {})).toEqual(['name']);
  });

  it('is not asked for again within five minutes unless somebody waits for it', async () => {
    await browser.carrier.issue();
    await browser.refresh();
    browser.time += 299_999;
    await browser.refresh('due');
    expect(browser.carrier.asked).toHaveLength(1);
    browser.time += 1;
    await browser.refresh('due');
    expect(browser.carrier.asked).toHaveLength(2);
  });

  it('starts anew with another server', async () => {
    await browser.carrier.issue(browser.carrier.snapshot(1, [patch('a', 'fresh', { name: 'A' })]));
    await browser.carrier.issue(browser.carrier.delta(2, patch('c', 'fresh', { name: 'C' })));
    await browser.refresh();
    await browser.carrier.issue({ ...browser.carrier.snapshot(2, [patch('b', 'fresh', { name: 'B' })]), deltas: [] });
    await browser.refresh('asked', 'https://b.example');
    expect(await browser.names()).toEqual({ b: 'B' });
  });

  it('hands other documents on when they change, and again when that failed', async () => {
    await browser.carrier.issue({ documents: { switches: browser.carrier.put('{"off":1}'), unknown: browser.carrier.put('x') } });
    await browser.refresh();
    await browser.refresh();
    await browser.carrier.issue({ documents: { switches: browser.carrier.put('{"off":2}') } });
    await browser.refresh();
    expect(browser.taken).toEqual(['{"off":1}', '{"off":2}']);
  });

  it('says why another document was refused, until a good one comes; the facts are up to date all the same', async () => {
    await browser.carrier.issue({
      ...browser.carrier.snapshot(1, [patch('a', 'fresh', { name: 'A' })]),
      documents: { switches: browser.carrier.put('broken') },
    });
    await browser.refresh();
    expect(await browser.names()).toEqual({ a: 'A' });
    expect((await browser.store.state.catalogue()).refused).toMatchObject({ code: 'document', reason: 'It can not be read.' });
    await browser.refresh();
    expect((await browser.store.state.catalogue()).refused).toMatchObject({ code: 'document' });
    await browser.carrier.issue({ documents: { switches: browser.carrier.put('{"off":1}') } });
    await browser.refresh();
    expect((await browser.store.state.catalogue()).refused).toBeUndefined();
  });
});

describe('boards and profiles', () => {
  const profile = (id: string, followers: number): Patch => ({ ...patch(id, 'fresh', { followers }), platform: 'x', kind: 'profile' });
  const shards = (...each: Patch[][]) => {
    const refs = each.map((patches) => browser.carrier.file(patches));
    return { shards: { digits: each.length === 16 ? 1 : 0, bytes: 1_000, list: browser.carrier.put(JSON.stringify(refs)) } };
  };
  const ids = async () => (await browser.db.crowd.toArray()).map(({ id }) => id).sort();

  it('come in shards, of which only those are fetched again that changed', async () => {
    await browser.carrier.issue(shards([profile('1', 5), profile('2', 5)]));
    await browser.refresh();
    expect(await ids()).toEqual(['1', '2']);
    await browser.carrier.issue(shards([profile('2', 6)]));
    await browser.refresh();
    expect(await ids()).toEqual(['2']);
    const before = browser.carrier.asked.length;
    await browser.carrier.issue();
    await browser.refresh();
    expect(browser.carrier.asked.slice(before).filter((path) => path.includes('/files/'))).toHaveLength(1); // the list
  });

  it('follow when shards are cut smaller', async () => {
    await browser.carrier.issue(shards([profile('1', 5), profile('2', 5)]));
    await browser.refresh();
    await browser.carrier.issue(shards(...Array.from({ length: 16 }, (_, at) => [profile(String(at), 7)])));
    await browser.refresh();
    expect(await ids()).toHaveLength(16);
    expect((await browser.store.crowd.parts()).every((part) => /^shard:[0-9a-f]:/.test(part))).toBe(true);
  });

  it('are fetched only when asked for once they are too many for everybody', async () => {
    const many = shards(...Array.from({ length: 16 }, (_, at) => [profile(String(at), 7)]));
    await browser.carrier.issue({ shards: { ...many.shards, bytes: 6 * 1_048_576 } });
    await browser.refresh();
    expect(await ids()).toEqual([]);
    const before = browser.carrier.asked.length;
    await askFor(browser.deps(), 'x:profile:3');
    expect(browser.carrier.asked.slice(before)).toHaveLength(2); // the list and one shard
    expect(await ids()).toHaveLength(1);

    // Who left the server stands in what was fetched before, so that is not kept for long.
    for (const [hours, left] of [
      [19, 1],
      [2, 0],
    ] as const) {
      browser.time += hours * 3_600_000;
      await browser.carrier.issue({ shards: { ...many.shards, bytes: 6 * 1_048_576 } });
      await browser.refresh();
      expect(await ids()).toHaveLength(left);
    }
    expect([await ids(), (await browser.store.state.catalogue()).heldShards]).toEqual([[], {}]);
    await askFor(browser.deps(), 'x:profile:3');
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
    await browser.carrier.issue(browser.carrier.snapshot(1, [patch('a', 'fresh', { name: 'A' })]));
    await browser.refresh();
    await browser.carrier.lookup('', [entity('a', { name: 'Later', description: 'Long words' }), entity('b', { name: 'B' })]);
    expect(await askFor(browser.deps(), 'galxe:campaign:a')).toBe(true);
    const { facts } = (await browser.store.crowd.get('galxe:campaign:a')) ?? {};
    const part = await browser.store.crowd.partOf('galxe:campaign:a');
    expect([facts?.name?.value, facts?.description?.value, part?.slice(0, 5)]).toEqual(['A', 'Long words', 'main:']);
    expect(await askFor(browser.deps(), 'galxe:campaign:none')).toBe(false);
    expect(Object.keys(await browser.names())).toEqual(['a']);
  });

  it('is forgotten when the server knows nothing of it any more, and after a day in any case', async () => {
    await browser.carrier.issue({ lookup: { digits: 0 } });
    await browser.refresh();
    await browser.carrier.lookup('', [entity('a', { name: 'A' }), entity('b', { name: 'B' })]);
    await askFor(browser.deps(), 'galxe:campaign:a');
    await askFor(browser.deps(), 'galxe:campaign:b');
    await browser.carrier.lookup('', []);
    expect(await askFor(browser.deps(), 'galxe:campaign:a')).toBe(false);
    expect(Object.keys(await browser.names())).toEqual(['b']);
    for (const [hours, left] of [
      [19, ['b']],
      [2, []],
    ] as const) {
      browser.time += hours * 3_600_000;
      await browser.carrier.issue({ lookup: { digits: 0 } });
      await browser.refresh('due');
      expect(Object.keys(await browser.names())).toEqual(left);
    }
  });

  it('is refused when the answer is not signed, is old, or answers something else', async () => {
    await browser.carrier.issue({ lookup: { digits: 1 } });
    await browser.refresh();
    const asking = () => askFor(browser.deps(), 'galxe:campaign:a').then(String, ({ code }: { code: string }) => code);
    const digit = createHash('sha256').update('galxe:campaign:a').digest('hex').slice(0, 1);
    await browser.carrier.lookup(digit, [entity('a', { description: 'x' })]);
    expect(await asking()).toBe('true');
    await browser.carrier.lookup(digit, [], (browser.time - 2 * 3_600_000) as EpochMs);
    expect(await asking()).toBe('stale');
    await browser.carrier.lookup(digit, []);
    browser.carrier.way.change = ({ bytes }) => new TextEncoder().encode(new TextDecoder().decode(bytes).replace('[]', '[{}]'));
    expect(await asking()).toBe('bad_signature');
  });
});
