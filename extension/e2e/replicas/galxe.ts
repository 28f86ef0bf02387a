import type { GalxeCampaign, GalxeSpace } from '../world/galxe.ts';
import { card, listed, type Part, whole, wholeSpace } from '../world/galxe-payloads.ts';
import type { Truth } from '../world/truth.ts';
import type { World } from '../world/world.ts';
import { type Answer, type Ask, json, page, shell } from './answer.ts';
import { grid, quest } from './client/galxe-cards.ts';
import { element, type FlightRow, flightScripts, flightText, plumbing } from './flight.ts';
import { reshaped } from './reshaped.ts';

/** app.galxe.com and its GraphQL host. */
export function galxe(ask: Ask): Answer | undefined {
  if (ask.url.hostname !== 'graphigo.prd.galaxy.eco') return site(ask);
  const told = graph(ask);
  // What a redesigned page says is no truth for the ledger: nothing of it should be read.
  return told?.truths && ask.mood.layout ? { ...told, body: reshaped(told.body, ask.mood.layout), truths: [] } : told;
}

function site(ask: Ask): Answer | undefined {
  const [first = '', alias = '', id] = ask.url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (first === '') return home(ask.world);
  if (first !== 'quest') return undefined;
  if (id !== undefined || alias === 'explore' || alias === '')
    return page(shell({ site: 'galxe', title: 'Explore Quests | Galxe Quest', scripts: flightScripts(plumbing) }));
  const space = spaceBy(ask.world, alias);
  if (!space) return undefined;
  const part = wholeSpace(space);
  const rows = [...plumbing, element('d', { space: part.json })];
  // A client-side move inside the app asks for the rows alone.
  if (ask.headers.rsc === '1') return { status: 200, type: 'text/x-component', body: flightText(rows), truths: part.truths };
  return page(shell({ site: 'galxe', title: `Join ${space.name} on Galxe Quest`, scripts: flightScripts(rows) }), part.truths);
}

/** The home page: rendered on the server, with its campaigns in the hydration. */
function home(world: World): Answer {
  const open = world.galxe.campaigns.filter(({ status, parentId }) => status === 'Active' && !parentId);
  const carousel = open.slice(0, 4).map((campaign) => whole(campaign));
  const tokens = open.filter(({ token }) => token).slice(4, 16);
  const cards = tokens.map((campaign) => card(campaign));
  const long = `${'A long tale of how this season came to be：many turns, much patience ✨🚀 '.repeat(20)}The end.`;
  const told = new Set<string>();
  const list = carousel.map(({ json: campaign }, index) => ({
    __typename: 'WebObject',
    announcementType: 'SPACE_NORMAL',
    campaign: index === 0 ? { ...campaign, description: '$e' } : campaign,
  }));
  // A space that was already written in this row is only pointed at.
  const rewards = cards.map(({ json: campaign }, index) => {
    const spaceId = tokens[index]?.space.id ?? '';
    const earlier = tokens.findIndex(({ space }) => space.id === spaceId);
    const seen = told.has(spaceId);
    told.add(spaceId);
    return seen ? { ...campaign, space: `$d:props:rewards:${earlier}:space` } : campaign;
  });
  const rows: FlightRow[] = [...plumbing, { id: 'e', text: long }, element('d', { list, rewards })];
  const first = open[0];
  const truths: Truth[] = [...carousel, ...cards].flatMap((part) => part.truths);
  if (first) truths.push({ platform: 'galxe', kind: 'campaign', id: first.id, fields: { description: long } });
  const root = quest.frame(
    '',
    `${quest.hero('Find quests worth your time')}${grid(
      'Token rewards',
      cards.map((part) => part.json),
    )}`,
  );
  return page(shell({ site: 'galxe', title: 'Galxe - Your Web3 Growth Engine', root, scripts: flightScripts(rows) }), truths);
}

interface Query {
  operationName?: string;
  variables?: { id?: string; alias?: string; input?: { first?: number; after?: string; listType?: string }; cursorAfter?: string };
}

function graph(ask: Ask): Answer | undefined {
  if (ask.method !== 'POST') return undefined;
  if (ask.mood.broken) return { status: 500, type: 'text/plain', body: 'upstream connect error' };
  const { operationName, variables = {} } = JSON.parse(ask.body) as Query; // sent by our own page
  const { world } = ask;
  if (operationName === 'BasicUserInfo')
    return answer({ addressInfo: viewer }, [{ platform: 'galxe', kind: 'profile', id: viewer.id, fields: { handle: viewer.username } }]);
  if (operationName === 'CampaignList') return campaignList(world, variables.input);
  const space = spaceBy(world, variables.alias ?? '');
  if (operationName === 'BrowseSpaceCampaignsQuery' && space) return spaceCampaigns(world, space, variables.input);
  if (operationName === 'SpaceLoyaltyPoints' && space) return spaceRanks(space, variables.cursorAfter ?? '');
  if (operationName === 'QuestClaimSection') {
    const campaign = world.galxe.campaigns.find(({ id }) => id === variables.id);
    if (!campaign) return answer({ campaign: null }, []);
    const part = whole(campaign, { claimed: false });
    return answer({ campaign: part.json }, part.truths);
  }
  return answer(null, [], [{ message: 'unknown operation' }]);
}

/** The signed-in visitor, with what must never be kept: an e-mail address and a token. */
const viewer = {
  __typename: 'AddressInfo',
  id: 'H5hMZtRLmzCKZc9oBWEjz9',
  username: 'lens_viewer',
  avatar: '',
  address: 'EVM:0x00000000000000000000000000000000000000aa',
  email: 'viewer@example.test',
  displayEmail: true,
  accessToken: 'secret-token-that-must-not-leave',
  hasTwitter: false,
};

function campaignList(world: World, input: { first?: number; after?: string; listType?: string } = {}): Answer {
  const roots = world.galxe.campaigns.filter(({ parentId }) => !parentId);
  const ordered = input.listType === 'Newest' ? roots.toSorted((a, b) => b.startTime - a.startTime) : roots;
  const { parts, pageInfo } = slice(ordered, input);
  return answer({ campaigns: { __typename: 'CampaignConnection', pageInfo, list: parts.map((part) => part.json) } }, truthsOf(parts));
}

function spaceCampaigns(world: World, space: GalxeSpace, input: { first?: number; after?: string } = {}): Answer {
  const own = world.galxe.campaigns.filter((campaign) => campaign.space.id === space.id && !campaign.parentId);
  const { parts, pageInfo } = slice(own, input);
  const base = wholeSpace(space);
  const campaigns = { __typename: 'CampaignConnection', pageInfo, list: parts.map((part) => part.json), totalCount: own.length };
  return answer({ space: { ...base.json, campaigns } }, [...base.truths, ...truthsOf(parts)]);
}

function slice(from: readonly GalxeCampaign[], { first = 20, after = '-1' }: { first?: number; after?: string }) {
  const start = Number(after) + 1;
  const parts = from.slice(start, start + first).map((campaign) => listed(campaign));
  const end = start + parts.length;
  return {
    parts,
    pageInfo: {
      __typename: 'PageInfo',
      startCursor: '',
      endCursor: String(end - 1),
      hasNextPage: end < from.length,
      hasPreviousPage: false,
    },
  };
}

function spaceRanks(space: GalxeSpace, after: string): Answer {
  const start = after === '' ? 0 : Number(Buffer.from(after, 'base64').toString());
  const rows = space.ranks.slice(start, start + 30);
  const boardId = `points:${space.id}`;
  const edges = rows.map((row) => ({
    __typename: 'SpaceLoyaltyPointsRankEdge',
    node: {
      __typename: 'LoyaltyPointsRank',
      id: `lbrank-${row.id}-${space.id}`,
      rank: row.rank,
      points: row.points,
      address: { __typename: 'AddressInfo', id: row.id, username: row.handle, avatar: '', address: '', email: 'someone@example.test' },
    },
  }));
  const truths = rows.flatMap((row): Truth[] => [
    {
      platform: 'galxe',
      kind: 'board-entry',
      id: `${boardId}:${row.id}`,
      fields: { boardId, subjectId: row.id, handle: row.handle, rank: row.rank, score: row.points },
    },
    { platform: 'galxe', kind: 'profile', id: row.id, fields: { handle: row.handle } },
  ]);
  const end = start + rows.length;
  const pageInfo = {
    __typename: 'PageInfo',
    endCursor: Buffer.from(String(end)).toString('base64'),
    hasNextPage: end < space.ranks.length,
  };
  const ranks = { __typename: 'SpaceLoyaltyPointsRankConnection', pageInfo, totalCount: space.ranks.length, edges };
  return answer({ space: { __typename: 'Space', id: space.id, name: space.name, alias: space.alias, loyaltyPointsRanks: ranks } }, [
    { platform: 'galxe', kind: 'space', id: space.id, fields: { name: space.name, alias: space.alias } },
    { platform: 'galxe', kind: 'board', id: boardId, fields: { totalCount: space.ranks.length } },
    ...truths,
  ]);
}

const truthsOf = (parts: readonly Part[]) => parts.flatMap(({ truths }) => truths);
const answer = (data: unknown, truths: readonly Truth[], errors?: unknown): Answer =>
  json({ body: JSON.stringify(errors ? { data, errors } : { data }), truths });

/** Aliases are found without regard to case, as on the platform. */
const spaceBy = (world: World, alias: string) => world.galxe.spaces.find((space) => space.alias.toLowerCase() === alias.toLowerCase());
