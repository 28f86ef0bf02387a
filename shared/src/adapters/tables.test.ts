import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../units.ts';
import { galxeAdapter } from './galxe/adapter.ts';
import { cardsIn } from './galxe/dom.ts';
import { kaitoAdapter } from './kaito/adapter.ts';
import { layer3Adapter } from './layer3/adapter.ts';
import { runSteps } from './steps.ts';
import type { Overrides } from './table.ts';
import type { Adapter } from './types.ts';
import { xAdapter } from './x/adapter.ts';

const capturedAt = epochMs(1_790_000_000_000) ?? (0 as never); // within range
const read = (adapter: Adapter, tables: Overrides, url: string, body: unknown) =>
  runSteps(adapter.withTables(tables).parse({ url, body: JSON.stringify(body), via: 'network', capturedAt }));
const fieldsOf = (result: ReturnType<typeof read>) => result.observations.map(({ kind, fields }) => ({ kind, ...fields }));

describe('an entry of a table that was replaced', () => {
  it('names types, fields and states of Galxe', () => {
    const body = { data: { campaign: { __typename: 'QuestCard', id: 'GC1aB2cD3e', title: 'Bridge', phase: 'CLOSED', reach: 12 } } };
    const url = 'https://graphigo.prd.galaxy.eco/query';
    expect(read(galxeAdapter, {}, url, body).observations).toEqual([]);
    const tables = {
      typenames: { QuestCard: 'campaign' },
      fields: { name: ['title'], status: ['phase'], count: ['reach'] },
      status: { closed: 'ended' },
    };
    expect(fieldsOf(read(galxeAdapter, tables, url, body))).toEqual([
      { kind: 'campaign', name: 'Bridge', status: 'ended', participants: 12 },
    ]);
  });

  it('names the places and words of Galxe’s cards', () => {
    const { document } = parseHTML('<a href="/quest/Lumio/GC1aB2cD3e"><h4>Bridge</h4><b class="n">725</b> Joined<i>20 Stars</i></a>');
    const tables = { card: { title: 'h4', count: 'b.n', chip: 'i' }, labels: { joined: 'participants', stars: 'points' } };
    const cards = cardsIn(document, tables);
    expect(cards).toEqual([{ href: '/quest/Lumio/GC1aB2cD3e', title: 'Bridge', chips: ['20 Stars'], participants: '725' }]);
    const capture = { url: 'https://app.galxe.com/quest/explore/all', body: JSON.stringify(cards), via: 'dom', capturedAt } as const;
    expect(runSteps(galxeAdapter.withTables(tables).parse(capture)).observations[0]?.fields).toMatchObject({
      points: 20,
      participants: 725,
    });
  });

  it('names fields and states of Layer3', () => {
    const body = [
      { result: { data: { json: { quest: { slug: 'a-b', title: 'A', goesUntil: '2027-01-01T00:00:00Z', status: 'SHUT' } } } } },
    ];
    const tables = { fields: { ends: ['goesUntil'] }, status: { shut: 'ended', active: null } };
    const [quest] = fieldsOf(read(layer3Adapter, tables, 'https://app.layer3.xyz/api/trpc/quest.getBySlug?batch=1', body));
    expect(quest).toMatchObject({ kind: 'campaign', endsAt: Date.UTC(2027, 0, 1), status: 'ended' });
  });

  it('names the numbers of Kaito’s rows', () => {
    const url = 'https://hub.kaito.ai/api/v1/voices/crypto/sector_leaderboard?sector=ALL&duration=7d&limit=100';
    const body = [{ user_id: '1', username: 'nova', place: 3, attention: 0.02 }];
    const entries = fieldsOf(read(kaitoAdapter, { fields: { rank: ['place'], mindshare: ['attention'] } }, url, body));
    expect(entries.find(({ kind }) => kind === 'board-entry')).toMatchObject({ rank: 3, mindshare: 0.02 });
  });

  it('names what X says in the place of a post on purpose', () => {
    const body = { data: { tweetResult: { result: { __typename: 'TweetForFriends' } } } };
    const url = 'https://x.com/i/api/graphql/Q1/TweetResultByRestId';
    expect(read(xAdapter, {}, url, body).rejected).toBe(1);
    expect(read(xAdapter, { results: { TweetForFriends: 'refusal' } }, url, body)).toMatchObject({ rejected: 0 });
  });
});
