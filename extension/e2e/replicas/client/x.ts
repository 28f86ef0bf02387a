import { type Json, region, route, safe, settle, short } from './view.ts';
import { timeline } from './x-timeline.ts';

const root = region('#root');
let visit = 0;

/** The client still asks by XMLHttpRequest; some reads are POST, with what is asked in the body. */
function graphql(operation: string, variables: Json, method: 'GET' | 'POST' = 'GET'): Promise<Json> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const path = `/i/api/graphql/qZ1xReplica_0/${operation}`;
    const features = { responsive_web_graphql_timeline_navigation_enabled: true };
    request.open(
      method,
      method === 'GET'
        ? `${path}?variables=${encodeURIComponent(JSON.stringify(variables))}&features=${encodeURIComponent(JSON.stringify(features))}`
        : path,
    );
    request.setRequestHeader('content-type', 'application/json');
    request.onload = () =>
      request.status < 400 ? resolve(JSON.parse(request.responseText).data ?? {}) : reject(new Error(String(request.status)));
    request.onerror = () => reject(new Error('network'));
    request.send(method === 'GET' ? null : JSON.stringify({ variables, features, queryId: 'qZ1xReplica_0' }));
  });
}

const reserved = ['home', 'explore', 'search', 'i', 'settings', 'messages', 'notifications'];

async function show(url: URL): Promise<void> {
  const mine = ++visit;
  settle('loading');
  const [, first = '', second, id] = url.pathname.split('/');
  try {
    const [head, parts] =
      second === 'status' && id
        ? ['<h2>Post</h2>', (await graphql('TweetDetail', { focalTweetId: id })).threaded_conversation_with_injections_v2?.instructions]
        : first === 'search'
          ? [
              '<h2>Search</h2>',
              (await graphql('SearchTimeline', { rawQuery: url.searchParams.get('q') ?? '', count: 20, product: 'Top' }, 'POST'))
                .search_by_raw_query.search_timeline.timeline.instructions,
            ]
          : reserved.includes(first) || first === ''
            ? [
                '<h2>For you</h2>',
                (await graphql('HomeTimeline', { count: 20, includePromotedContent: true })).home.home_timeline_urt.instructions,
              ]
            : await profile(first);
    if (mine !== visit) return;
    root.draw(frame(head));
    timeline(document.querySelector('#timeline'), parts ?? [], () => mine === visit);
    settle('ready');
  } catch {
    if (mine === visit) root.draw(frame('<h2>Something went wrong. Try reloading.</h2>'));
    settle('failed');
  }
}

async function profile(handle: string): Promise<readonly [string, Json[] | undefined]> {
  const { user } = await graphql('UserByScreenName', { screen_name: handle });
  if (!user) return ['<h2>This account doesn’t exist</h2>', []];
  const { rest_id, core, relationship_counts, is_blue_verified, avatar } = user.result;
  const answer = await graphql('UserTweets', { userId: rest_id, count: 20 });
  const head =
    `<div class="banner"></div><div class="person"><img alt="" src="${safe(avatar.image_url)}"><div data-testid="UserName"><div><span class="name">${safe(core.name)}</span>${is_blue_verified ? '<svg data-testid="icon-verified" viewBox="0 0 24 24"><circle cx="12" cy="12" r="10"/></svg>' : ''}</div><div class="handle"><span>@${safe(core.screen_name)}</span></div></div>` +
    `<p class="counts"><a href="/${core.screen_name}/following"><b>${short(relationship_counts.following)}</b> Following</a> <a href="/${core.screen_name}/verified_followers"><b>${short(relationship_counts.followers)}</b> Followers</a></p></div>`;
  return [head, answer.user?.result.timeline.timeline?.instructions];
}

const frame = (head: string) =>
  `<div class="layout"><nav><a class="brand" href="/home">✦</a><a href="/home">Home</a><a href="/search?q=mindshare">Search</a></nav>` +
  `<main data-testid="primaryColumn">${head}<section role="region"><div aria-label="Timeline"><div id="timeline"></div></div></section></main>` +
  `<aside data-testid="sidebarColumn"><h3>What’s happening</h3><p>Points season two</p><p>Testnets this week</p></aside></div>`;

route(show);
