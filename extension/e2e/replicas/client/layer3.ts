import { type Json, region, route, safe, settle, short } from './view.ts';

const root = region('#root');
let visit = 0;

/** Several procedures in one request, as the app's client batches them. */
async function trpc(...calls: readonly (readonly [procedure: string, input: Json])[]): Promise<(Json | undefined)[]> {
  const input = JSON.stringify(Object.fromEntries(calls.map(([, json], index) => [index, { json }])));
  const names = calls.map(([name]) => name).join(',');
  const response = await fetch(`/api/trpc/${names}?batch=1&input=${encodeURIComponent(input)}`, { headers: { 'x-l3-tsit': 'a1' } });
  if (!response.ok) throw new Error(`Request failed with ${response.status}`);
  const entries: Json[] = await response.json();
  return entries.map((entry) => entry.result?.data.json);
}

const tabs = [
  ['/discover?tab=campaigns', 'Discover'],
  ['/discover?tab=streaks', 'Streaks'],
] as const;

const frame = (body: string) =>
  `<aside><a class="brand" href="/discover">layers</a>${tabs.map(([href, label]) => `<a href="${href}"${href === `${location.pathname}${location.search}` ? ' aria-current="page"' : ''}>${label}</a>`).join('')}</aside><main>${body}</main>`;

async function show(url: URL): Promise<void> {
  const mine = ++visit;
  settle('loading');
  try {
    const [, kind = '', slug] = url.pathname.split('/');
    const body = kind !== 'discover' && slug ? await detail(slug) : await discover(url.searchParams.get('tab') ?? 'campaigns');
    if (mine !== visit) return;
    root.draw(frame(body));
    settle('ready');
  } catch {
    if (mine === visit) root.draw(frame('<p class="muted">Something went wrong. Try again.</p>'));
    settle('failed');
  }
}

async function discover(tab: string): Promise<string> {
  const [found] = await trpc(
    ['questSearch.search', { tab, filter: { sort: 'last_added', chainIds: [], rewards: [] } }],
    ['community.getCommunities', { communitySort: 'name' }],
    ['user.me', {}],
  );
  const cards = (found?.items ?? []).map(
    (quest: Json) =>
      `<a class="tile" href="/activations/${quest.slug}?slug=${quest.slug}"><img alt="" src="https://cdn-2.galxe.com/l3/${quest.slug}.png"><div><b>${safe(quest.title)}</b>` +
      `<span class="muted">${safe(quest.Community.title)}</span><span class="row"><span class="xp">${quest.xp} XP</span><span class="muted">${short(quest.numberOfParticipants)} completed</span></span></div></a>`,
  );
  return `<h1>${tab === 'streaks' ? 'Streaks' : 'Discover'}</h1><div class="tiles">${cards.join('')}</div>`;
}

async function detail(slug: string): Promise<string> {
  const [quest, steps] = await trpc(['quest.questFromSlug', { slug }], ['quest.childTasksFromQuestSlug', { slug }]);
  if (!quest) return '<h1>Not found</h1>';
  const items = (steps as unknown as Json[]).map(({ ChildTask }) => `<li>${safe(ChildTask.stepTitle)}<button>Verify</button></li>`);
  return (
    `<article><span class="muted">${safe(quest.Community.title)}</span><h1>${safe(quest.title)}</h1><p class="row"><span class="xp">${quest.xp} XP</span>` +
    `<span class="muted">${short(quest.numberOfParticipants)} completed</span></p><ol>${items.join('')}</ol><button class="main">Mint to claim</button></article>`
  );
}

route(show);
