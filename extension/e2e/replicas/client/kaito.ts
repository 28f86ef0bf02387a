import { type Json, percent, region, route, safe, settle } from './view.ts';

const hub = 'https://hub.kaito.ai/api/v1';
const root = region('#root');
let visit = 0;

const read = async (request: Promise<Response>): Promise<Json[]> => {
  const response = await request;
  if (!response.ok) throw new Error(`Request failed with ${response.status}`);
  return response.json();
};

const windows = ['7d', '30d', '3m'] as const;

async function show(url: URL): Promise<void> {
  const mine = ++visit;
  const window = url.searchParams.get('duration') ?? '7d';
  settle('loading');
  try {
    const rows = await load(url, window);
    if (mine !== visit) return;
    root.draw(frame(url, window, rows));
    settle('ready');
  } catch {
    if (mine === visit) root.draw(frame(url, window, []));
    settle('failed');
  }
}

/** Three generations of the same board, each on the page that used it. */
function load(url: URL, duration: string): Promise<Json[]> {
  const topic = url.searchParams.get('topic') ?? '';
  if (url.pathname === '/pre-tge') {
    const body = {
      path: '/api/yapper/public_kol_mindshare_leaderboard',
      method: 'GET',
      params: { duration, topic_id: topic, top_n: 100 },
      body: {},
    };
    return read(
      fetch(`${hub}/gateway/ai`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    );
  }
  if (url.pathname === '/yapper-leaderboards')
    return read(
      fetch(
        `${hub}/gateway/ai/kol/mindshare/top-leaderboard?duration=${duration}&topic_id=${topic}&top_n=100&customized_community=customized&community_yaps=true`,
      ),
    );
  const kol = /^\/mindshare-arena\/kol\/(\d+)/.exec(url.pathname)?.[1];
  if (kol) return read(fetch(`https://api.kaito.ai/api/v1/yaps?user_id=${kol}`)).then((one) => [one]);
  return read(fetch(`${hub}/voices/crypto/sector_leaderboard?sector=ALL&duration=${duration}&limit=100&offset=0`));
}

function frame(url: URL, window: string, rows: readonly Json[]): string {
  const tabs = windows.map((name) => {
    const href = new URL(url);
    href.searchParams.set('duration', name);
    return `<a href="${href.pathname}${safe(href.search)}"${name === window ? ' aria-current="page"' : ''}>${name}</a>`;
  });
  const title =
    url.pathname === '/yapper-leaderboards' || url.pathname === '/pre-tge'
      ? (url.searchParams.get('topic') ?? 'All topics')
      : 'Crypto voices';
  return (
    `<header class="bar"><a class="brand" href="/mindshare-arena/voices">arena</a><a href="/mindshare-arena/voices">Voices</a></header>` +
    `<main><div class="title"><h1>${safe(title)}</h1><div class="windows">${tabs.join('')}</div></div>` +
    `<table><thead><tr><th>#</th><th>Voice</th><th>Mindshare</th><th>Change</th></tr></thead><tbody>${rows.map(rowOf).join('')}</tbody></table></main>`
  );
}

function rowOf(row: Json): string {
  const { rank, user_id, name, username, avatar, icon, mindshare, mindshare_delta, yaps_all } = row;
  const change =
    mindshare_delta === undefined
      ? ''
      : `<span class="${mindshare_delta < 0 ? 'down' : 'up'}">${mindshare_delta < 0 ? '' : '+'}${percent(mindshare_delta)}</span>`;
  const share = mindshare === undefined ? `${yaps_all} yaps` : percent(mindshare);
  return (
    `<tr><td>${safe(rank)}</td><td><a class="who" href="/mindshare-arena/kol/${safe(user_id)}?vertical=crypto"><img alt="" src="${safe(avatar ?? icon)}">` +
    `<span><b>${safe(name ?? username)}</b><i>@${safe(username)}</i></span></a></td><td>${share}</td><td>${change}</td></tr>`
  );
}

route(show);
