import 'fake-indexeddb/auto';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import { columnsOf } from '../../storage/columns.ts';
import { openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import type { FactRow } from '../../storage/tables/facts.ts';
import { loadProfile, loadSpace } from './load-account.ts';
import { loadBoard } from './load-board.ts';
import { loadCampaign } from './load-campaign.ts';
import { loadNotice } from './page-notice.tsx';
import { subjectOf } from './subject.ts';

const now = 1_790_000_000_000 as EpochMs;
const hours = (n: number) => (now + n * 3_600_000) as EpochMs;
let store: Store;
beforeEach(() => {
  store = createStore(openDb(`panel-${crypto.randomUUID()}`), null);
});

function row(platform: PlatformId, kind: Kind, id: string, values: Record<string, unknown>, at = hours(-1)): FactRow {
  return {
    key: `${platform}:${kind}:${id}`,
    platform,
    kind,
    id,
    fields: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value, observedAt: at, via: 'network', adapter: `${platform}@1` }]),
    ),
    firstSeen: at,
    lastSeen: at,
    age: at,
    ...columnsOf({ platform, kind }, (name) => values[name]),
  };
}
const page = (url: string) => {
  const subject = subjectOf(url);
  if (subject.is !== 'entity' && subject.is !== 'named') throw new Error('not a page of one thing');
  return subject;
};

describe('the campaign in front', () => {
  const key = 'galxe:campaign:GCkUrtYcof';

  it('comes with its space, your part, your time and the record that was in force from the start', async () => {
    await store.facts.put([
      row('galxe', 'campaign', 'GCkUrtYcof', { name: 'A', spaceId: '7' }),
      row('galxe', 'space', '7', { name: 'Lumio' }),
      row('galxe', 'participation', 'p', { campaignId: 'GCkUrtYcof', points: 30 }),
    ]);
    const at = (n: number, value: number) => ({ entity: key, field: 'participants', observedAt: hours(n), value }) as const;
    await store.history.put([at(-90, 10), at(-50, 20), at(-2, 40)]);
    const data = await loadCampaign(store, key, hours(-24), now);
    expect(data).toMatchObject({ space: { id: '7' }, part: { kind: 'participation' }, spent: undefined });
    expect(data?.participants).toEqual([
      { at: hours(-24), value: 20 },
      { at: hours(-2), value: 40 },
    ]);
  });

  it('is null when nothing is known of it', async () => expect(await loadCampaign(store, key, hours(-24), now)).toBeNull());
});

describe('the board in front', () => {
  it('is the one of that platform that was seen last, with ranks against those of a day ago', async () => {
    await store.facts.put([
      row('kaito', 'board', 'old', { topic: 'OLD' }, hours(-5)),
      row('kaito', 'board', 'new', { topic: 'NEW' }, hours(-1)),
      row('galxe', 'board', 'points:7', {}, now),
      row('kaito', 'board-entry', 'new:1', { boardId: 'new', rank: 4, handle: 'lumio' }),
    ]);
    const rank = (n: number, value: number) => ({ entity: 'kaito:board-entry:new:1', field: 'rank', observedAt: hours(n), value }) as const;
    await store.history.put([rank(-30, 9), rank(-20, 6), rank(-1, 4)]);
    const data = await loadBoard(store, 'kaito', now);
    expect(data?.board.id).toBe('new');
    expect(data?.rows).toMatchObject([{ rank: 4, name: 'lumio', gained: 5 }]);
    expect(await loadBoard(store, 'layer3', now)).toBeNull();
  });

  it('comes with how its concentration moved, over rows that were seen both times', async () => {
    await store.facts.put([row('kaito', 'board', 'b', { topic: 'NEW' })]);
    for (let rank = 1; rank <= 22; rank++) {
      await store.facts.put([
        row('kaito', 'board-entry', `b:${rank}`, { boardId: 'b', rank, handle: `h${rank}`, mindshare: rank === 1 ? 0.5 : 0.01 }),
      ]);
      await store.history.put([{ entity: `kaito:board-entry:b:${rank}`, field: 'mindshare', observedAt: hours(-30), value: 0.01 }]);
    }
    const moves = (await loadBoard(store, 'kaito', now))?.moves;
    expect(moves).toMatchObject([{ from: hours(-24), to: now, n: 22 }]); // nothing was seen a week ago
    expect(moves?.[0]?.top10).toBeCloseTo(0.59 / 0.71 - 10 / 22);
  });
});

describe('the account in front', () => {
  it('is found by its name without regard to case, with the boards that the same handle stands on', async () => {
    await store.facts.put([
      row('x', 'profile', '12', { handle: 'Lumio', followers: 5 }),
      row('kaito', 'board', 'b', { topic: 'ALL' }),
      row('kaito', 'board-entry', 'b:12', { boardId: 'b', handle: 'lumio', rank: 3 }),
      row('kaito', 'board-entry', 'b:13', { boardId: 'b', handle: 'lumio_fan', rank: 4 }),
    ]);
    const data = await loadProfile(store, page('https://x.com/LUMIO'), hours(-24));
    expect(data?.profile.id).toBe('12');
    expect(data?.seats.map(({ entry, board }) => [entry.id, board?.id])).toEqual([['b:12', 'b']]);
    expect(await loadProfile(store, page('https://x.com/nobody'), hours(-24))).toBeNull();
  });
});

describe('the space in front', () => {
  it('is found by its alias, with its campaigns', async () => {
    await store.facts.put([
      row('galxe', 'space', '7', { alias: 'Lumio' }),
      row('galxe', 'campaign', 'a', { spaceId: '7' }),
      row('galxe', 'campaign', 'b', { spaceId: '8' }),
    ]);
    const data = await loadSpace(store, page('https://app.galxe.com/quest/lumio'));
    expect(data?.campaigns.map(({ id }) => id)).toEqual(['a']);
    expect(await loadSpace(store, page('https://app.galxe.com/quest/other'))).toBeNull();
  });
});

describe('the notice above a page', () => {
  const subject = page('https://app.galxe.com/quest/Lumio/GCkUrtYcof');
  const changed = () => store.atOnce(() => store.state.putLayout({ 'galxe:campaign': { good: 9, fell: 0, changedSince: now } }));

  it('is none while nothing happened, and none for pages of another kind', async () => {
    expect(await loadNotice(store, subject)).toBeUndefined();
    await changed();
    expect(await loadNotice(store, { is: 'platform', platform: 'galxe' })).toBeUndefined();
    expect(await loadNotice(store, { is: 'platform', platform: 'kaito' })).toBeUndefined();
  });

  it('tells how old the newest of what is shown is: one’s own sighting or what the crowd agreed on', async () => {
    await changed();
    expect(await loadNotice(store, subject)).toEqual({ notice: { what: 'changed', since: now }, dataFrom: undefined });
    await store.facts.put([row('galxe', 'campaign', 'GCkUrtYcof', { name: 'A' }, hours(-3))]);
    expect((await loadNotice(store, subject))?.dataFrom).toBe(hours(-3));
    const evidence = { n: 1, observedAt: hours(-1), spread: 0, confidence: 0.5 as Ratio, method: 'mode-quorum' } as const;
    const crowd = (status: 'agreed' | 'unconfirmed') =>
      store.crowd.put([
        {
          key: 'galxe:campaign:GCkUrtYcof',
          platform: 'galxe',
          kind: 'campaign',
          id: 'GCkUrtYcof',
          receivedAt: now,
          part: 'facts main',
          facts: { name: { value: 'A', evidence: { ...evidence, status } } },
        },
      ]);
    await crowd('unconfirmed');
    expect((await loadNotice(store, subject))?.dataFrom).toBe(hours(-3));
    await crowd('agreed');
    expect((await loadNotice(store, subject))?.dataFrom).toBe(hours(-1));
  });

  it('of a platform that is off holds for all its pages', async () => {
    const off = { adapter: 'galxe', versions: 'all' as const, reason: 'Cards moved', since: now };
    await store.atOnce(() => store.state.putSwitches({ text: 'x', switches: { format: 1, adapters: [off], fields: [], tables: {} } }));
    expect((await loadNotice(store, { is: 'platform', platform: 'galxe' }))?.notice).toEqual({
      what: 'off',
      reason: 'Cards moved',
      since: now,
    });
  });
});
