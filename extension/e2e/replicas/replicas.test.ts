import { galxeAdapter } from '@infofi-lens/shared/adapters/galxe/adapter';
import { kaitoAdapter } from '@infofi-lens/shared/adapters/kaito/adapter';
import { layer3Adapter } from '@infofi-lens/shared/adapters/layer3/adapter';
import { runSteps } from '@infofi-lens/shared/adapters/steps';
import type { Adapter } from '@infofi-lens/shared/adapters/types';
import { xAdapter } from '@infofi-lens/shared/adapters/x/adapter';
import { entityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { compare } from '../world/compare.ts';
import { Ledger } from '../world/truth.ts';
import { makeWorld } from '../world/world.ts';
import type { Answer, Ask } from './answer.ts';
import { platformHosts } from './hosts.ts';
import { openAccount } from './x.ts';

const now = Date.UTC(2026, 10, 20);
const world = makeWorld(11, now);
const space = world.galxe.spaces[0];
const parent = world.galxe.campaigns.find(({ type }) => type === 'Parent');
const quest = world.layer3.quests[0];
const account = openAccount(world);
const graphigo = 'https://graphigo.prd.galaxy.eco/query';
const graph = (operationName: string, variables: unknown) => JSON.stringify({ operationName, variables });
const x = (operation: string, variables: unknown) =>
  `https://x.com/i/api/graphql/q_1/${operation}?variables=${encodeURIComponent(JSON.stringify(variables))}`;

const visits: readonly { shows: string; adapter: Adapter; url: string; body?: string; page?: string }[] = [
  { shows: 'the home page of Galxe', adapter: galxeAdapter, url: 'https://app.galxe.com/' },
  { shows: 'the page of a space', adapter: galxeAdapter, url: `https://app.galxe.com/quest/${encodeURIComponent(space?.alias ?? '')}` },
  {
    shows: 'a list of campaigns',
    adapter: galxeAdapter,
    url: graphigo,
    body: graph('CampaignList', { input: { first: 50, after: '-1' } }),
  },
  {
    shows: 'the campaigns of a space',
    adapter: galxeAdapter,
    url: graphigo,
    body: graph('BrowseSpaceCampaignsQuery', { alias: space?.alias }),
  },
  {
    shows: 'the points board of a space',
    adapter: galxeAdapter,
    url: graphigo,
    body: graph('SpaceLoyaltyPoints', { alias: space?.alias }),
  },
  { shows: 'a campaign with parts', adapter: galxeAdapter, url: graphigo, body: graph('QuestClaimSection', { id: parent?.id }) },
  ...world.galxe.campaigns.slice(0, 12).map(({ id, type }) => ({
    shows: `a whole campaign of type ${type}`,
    adapter: galxeAdapter,
    url: graphigo,
    body: graph('QuestClaimSection', { id }),
  })),
  {
    shows: 'a batch of Layer3',
    adapter: layer3Adapter,
    url: `https://app.layer3.xyz/api/trpc/questSearch.search,user.me?batch=1&input=${encodeURIComponent('{"0":{"json":{}},"1":{"json":{}}}')}`,
  },
  {
    shows: 'a quest of Layer3',
    adapter: layer3Adapter,
    url: `https://app.layer3.xyz/api/trpc/quest.questFromSlug?batch=1&input=${encodeURIComponent(JSON.stringify({ 0: { json: { slug: quest?.slug } } }))}`,
  },
  {
    shows: 'a board of voices',
    adapter: kaitoAdapter,
    url: 'https://hub.kaito.ai/api/v1/voices/crypto/sector_leaderboard?sector=ALL&duration=7d&limit=100',
  },
  {
    shows: 'a board of 2025',
    adapter: kaitoAdapter,
    url: `https://hub.kaito.ai/api/v1/gateway/ai/kol/mindshare/top-leaderboard?duration=30d&topic_id=${world.kaito.topics[0]}&top_n=100`,
  },
  {
    shows: 'a board behind the tunnel',
    adapter: kaitoAdapter,
    url: 'https://hub.kaito.ai/api/v1/gateway/ai',
    body: JSON.stringify({
      path: '/api/yapper/public_kol_mindshare_leaderboard',
      method: 'GET',
      params: { duration: '7d', topic_id: world.kaito.topics[1] },
    }),
  },
  { shows: 'Yaps', adapter: kaitoAdapter, url: `https://api.kaito.ai/api/v1/yaps?user_id=${world.kaito.people[0]?.id}` },
  { shows: 'the home timeline', adapter: xAdapter, url: x('HomeTimeline', {}), page: 'https://x.com/home' },
  {
    shows: 'an account',
    adapter: xAdapter,
    url: x('UserByScreenName', { screen_name: account.handle }),
    page: `https://x.com/${account.handle}`,
  },
  {
    shows: 'the posts of an account',
    adapter: xAdapter,
    url: x('UserTweets', { userId: account.id }),
    page: `https://x.com/${account.handle}`,
  },
  {
    shows: 'a search',
    adapter: xAdapter,
    url: 'https://x.com/i/api/graphql/q_1/SearchTimeline',
    body: JSON.stringify({ variables: { rawQuery: 'mindshare' } }),
    page: 'https://x.com/search?q=mindshare',
  },
];

it.each(visits)('says what the product reads from $shows, field by field', ({ adapter, url, body, page }) => {
  const answer = ask(url, body);
  const ledger = new Ledger();
  ledger.add({ body: answer.body, truths: answer.truths ?? [] });
  expect(ledger.facts.size).toBeGreaterThan(0);
  const via = answer.type.startsWith('text/html') ? 'hydration' : 'network';
  const result = runSteps(
    adapter.parse({
      url,
      pageUrl: page ?? url,
      via,
      body: answer.body,
      ...(body === undefined ? {} : { requestBody: body }),
      status: answer.status,
      capturedAt: now as EpochMs,
    }),
  );
  const found = new Map(result.observations.map((one) => [entityKey(one), new Map<string, unknown>(Object.entries(one.fields))]));
  const { differences, unexpected } = compare(ledger.facts, found);
  expect(differences).toEqual([]);
  expect(unexpected.filter((entity) => !entity.includes(':participation:'))).toEqual([]);
  expect({ rejected: result.rejected, drift: result.drift }).toEqual({ rejected: 0, drift: undefined });
});

it('shows a gatekeeper instead of data when asked to', () => {
  const answer = ask('https://app.layer3.xyz/discover', undefined, true);
  expect(answer.status).toBe(403);
  expect(answer.body).toContain('Just a moment...');
});

function ask(address: string, body?: string, challenge = false): Answer {
  const url = new URL(address);
  const request: Ask = {
    method: body === undefined ? 'GET' : 'POST',
    url,
    headers: {},
    body: body ?? '',
    world,
    mood: { challenge, broken: false },
  };
  const answer = platformHosts[url.hostname]?.(request);
  if (!answer) throw new Error(`Nobody answers ${address}`);
  return answer;
}
