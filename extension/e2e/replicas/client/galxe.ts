import { chips, grid, moveCards, quest } from './galxe-cards.ts';
import { understood } from './galxe-moved.ts';
import { type Json, region, route, safe, settle, short } from './view.ts';

const api = 'https://graphigo.prd.galaxy.eco/query';
const root = region('#root');
let tick: ReturnType<typeof setInterval> | undefined;
let visit = 0;

async function query(operationName: string, variables: Json): Promise<Json> {
  const response = await fetch(api, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'request-id': crypto.randomUUID(), platform: 'web' },
    body: JSON.stringify({ operationName, variables, query: `query ${operationName} { __typename }` }),
  });
  if (!response.ok) throw new Error(`Request failed with ${response.status}`);
  const { data, moved } = understood((await response.json()).data ?? {});
  if (moved) moveCards();
  return data;
}

async function show(url: URL): Promise<void> {
  clearInterval(tick);
  const mine = ++visit;
  const [, first = '', alias = '', id] = url.pathname.split('/').map(decodeURIComponent);
  settle('loading');
  const done = await Promise.allSettled([query('BasicUserInfo', { address: 'EVM:0xaa' }), view(first, alias, id, mine)]);
  if (mine === visit) settle(done[1].status === 'fulfilled' ? 'ready' : 'failed');
  if (done[1].status === 'rejected') root.draw(quest.frame('', '<p class="empty">Something went wrong. Try again.</p>'));
}

async function view(first: string, alias: string, id: string | undefined, mine: number): Promise<void> {
  if (first === '') {
    if (!document.querySelector('.hero')) location.reload(); // the home page is drawn by the server alone
    return;
  }
  if (alias === 'explore' || alias === '') return explore(mine);
  if (id) return campaignPage(id, mine);
  return spacePage(alias, mine);
}

/** A list that can grow, be re-ordered, and is redrawn every few seconds because its cards show time. */
async function listing(mine: number, head: string, load: (after: string, order: string) => Promise<Json>): Promise<void> {
  let order = 'Trending';
  let cards: Json[] = [];
  let after = '-1';
  let more = true;
  const draw = () => {
    const tabs = ['Trending', 'Newest'].map(
      (name) => `<button data-order="${name}"${name === order ? ' aria-pressed="true"' : ''}>${name}</button>`,
    );
    const end = more ? '<button class="more" data-more>Load more</button>' : '<p class="empty">All items have been loaded :)</p>';
    root.draw(quest.frame(location.pathname, `${head}<div class="tabs">${tabs.join('')}</div>${grid('Quests', cards)}${end}`));
  };
  const fill = async () => {
    const { pageInfo, list } = await load(after, order);
    if (mine !== visit) return;
    cards = [...cards, ...list];
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
    draw();
    settle('ready');
  };
  draw();
  await fill();
  tick = setInterval(draw, 4_000);
  const click = (event: Event) => {
    if (mine !== visit) return document.removeEventListener('click', click);
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    if (button.dataset.order) [order, cards, after] = [button.dataset.order, [], '-1'];
    else if (button.dataset.more === undefined) return;
    settle('loading');
    fill();
  };
  document.addEventListener('click', click);
}

const explore = (mine: number) =>
  listing(
    mine,
    quest.hero('All quests'),
    async (after, listType) => (await query('CampaignList', { input: { first: 20, after, listType } })).campaigns,
  );

async function spacePage(alias: string, mine: number): Promise<void> {
  // A client-side move asks the server for the rows of the new page.
  if (mine > 1) await fetch(`${location.pathname}?_rsc=1abcd`, { headers: { RSC: '1' } }).then((response) => response.text());
  if (new URLSearchParams(location.search).get('tab') === 'leaderboard') return ranks(alias, mine);
  const head = `<div class="spacehead"><div class="logo">${safe(alias.slice(0, 1))}</div><h1>${safe(alias)}</h1><a class="pill" href="?tab=leaderboard" data-tab>Loyalty points</a></div>`;
  return listing(mine, head.replace('?tab', `${location.pathname}?tab`), async (after) => {
    const { space } = await query('BrowseSpaceCampaignsQuery', { alias, input: { first: 20, after } });
    return space.campaigns;
  });
}

async function ranks(alias: string, mine: number): Promise<void> {
  const { space } = await query('SpaceLoyaltyPoints', { alias, cursorAfter: '' });
  if (mine !== visit) return;
  const rows = space.loyaltyPointsRanks.edges.map(
    ({ node }: Json) => `<tr><td>${node.rank}</td><td>${safe(node.address.username)}</td><td>${node.points.toLocaleString('en')}</td></tr>`,
  );
  const table = `<table class="ranks"><thead><tr><th>Rank</th><th>Name</th><th>Points</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  root.draw(
    quest.frame(
      '',
      `<div class="spacehead"><div class="logo">${safe(space.name.slice(0, 1))}</div><h1>${safe(space.name)}</h1></div>${table}`,
    ),
  );
}

async function campaignPage(id: string, mine: number): Promise<void> {
  const { campaign } = await query('QuestClaimSection', { id });
  if (mine !== visit) return;
  if (!campaign) return root.draw(quest.frame('', '<h1>Oops, Page Not Found</h1>'));
  document.title = `${campaign.name} | Galxe Quest`;
  const tasks = campaign.taskConfig.rewardConfigs[0].conditions.map(
    ({ cred }: Json) =>
      `<li data-testid="cred-item-${cred.credSource}"><span>${safe(cred.name)}</span><button data-testid="verify-button">Verify</button></li>`,
  );
  const ends = campaign.endTime ? `Ends ${new Date(campaign.endTime * 1_000).toISOString().slice(0, 10)}` : 'No end date';
  root.draw(
    quest.frame(
      '',
      `<article class="quest"><div class="lead"><img alt="" src="${safe(campaign.thumbnail)}"><div><a class="from" href="/quest/${encodeURIComponent(campaign.space.alias)}">${safe(campaign.space.name)}</a>` +
        `<h1>${safe(campaign.name)}</h1><div class="space-tags">${chips(campaign)}</div><p class="muted">${campaign.participants ? `<span class="mr-1">${short(campaign.participants.participantsCount)}</span>Participants · ` : ''}${ends}</p></div></div>` +
        `<p>${safe(campaign.description).replaceAll('**', '')}</p><h2>Tasks</h2><ul class="tasks">${tasks.join('')}</ul><button class="claim">Claim ${campaign.loyaltyPoints} Points</button></article>`,
    ),
  );
}

route(show);
