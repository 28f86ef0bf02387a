import { type KaitoRow, voiceJson, voiceTruths, yapperJson, yapperTruths } from '../world/kaito.ts';
import type { Truth } from '../world/truth.ts';
import type { World } from '../world/world.ts';
import { type Answer, type Ask, json, page, shell } from './answer.ts';

/** kaito.ai, its yaps host, and the two API hosts: three generations of the same board. */
export function kaito(ask: Ask): Answer | undefined {
  const { hostname, pathname, searchParams } = ask.url;
  if (!hostname.startsWith('hub.') && !hostname.startsWith('api.')) return page(shell({ site: 'kaito', title: 'Kaito' }));
  if (ask.mood.broken) return { status: 500, type: 'text/plain', body: 'upstream connect error' };
  if (pathname === '/api/v1/yaps') return yaps(ask.world, searchParams);
  const voices = /^\/api\/v1\/voices\/(\w+)\/sector_leaderboard$/.exec(pathname);
  if (voices) return voicesBoard(ask.world, voices[1] ?? '', searchParams);
  if (pathname === '/api/v1/gateway/ai/kol/mindshare/top-leaderboard') return yapperBoard(ask.world, searchParams, 'top-leaderboard');
  if (pathname === '/api/v1/gateway/ai' && ask.method === 'POST') return tunnel(ask);
  return undefined;
}

function voicesBoard(world: World, vertical: string, query: URLSearchParams): Answer {
  const [sector, window] = [query.get('sector') ?? 'ALL', query.get('duration') ?? '7d'];
  const offset = Number(query.get('offset') ?? 0);
  const rows = world.kaito.rows('', window).slice(offset, offset + Math.min(100, Number(query.get('limit') ?? 100)));
  const boardId = `sector_leaderboard:${vertical}:${sector}:${window}`;
  return board(
    boardId,
    rows.map(voiceJson),
    rows.flatMap((row) => voiceTruths(boardId, row)),
    { window, topic: vertical },
  );
}

function yapperBoard(world: World, query: URLSearchParams, endpoint: string): Answer {
  const [topic, window] = [query.get('topic_id') ?? '', query.get('duration') ?? '7d'];
  const rows: readonly KaitoRow[] = world.kaito.rows(topic, window).slice(0, 100); // never more, whatever top_n says
  const boardId = `${endpoint}:${topic}::${window}`;
  return board(
    boardId,
    rows.map((row) => yapperJson(row, topic, window)),
    rows.flatMap((row) => yapperTruths(boardId, row)),
    { window, topic },
  );
}

/** Early 2025: what is asked stands in the body of a POST. */
function tunnel(ask: Ask): Answer | undefined {
  const { path = '', params = {} } = JSON.parse(ask.body) as { path?: string; params?: Record<string, string> }; // sent by our own page
  if (path !== '/api/yapper/public_kol_mindshare_leaderboard') return undefined;
  return { ...yapperBoard(ask.world, new URLSearchParams(params), 'public_kol_mindshare_leaderboard'), status: 201 };
}

function board(
  id: string,
  rows: readonly unknown[],
  truths: readonly Truth[],
  { window, topic }: { window: string; topic: string },
): Answer {
  return json({ body: JSON.stringify(rows), truths: [{ platform: 'kaito', kind: 'board', id, fields: { window, topic } }, ...truths] });
}

function yaps(world: World, query: URLSearchParams): Answer {
  const person = world.kaito.people.find(({ id, handle }) => id === query.get('user_id') || handle === query.get('username'));
  if (!person) return { status: 204, type: 'application/json', body: '' };
  const points = Math.round(person.followers / 10) + 0.25;
  return json({
    body: JSON.stringify({ user_id: person.id, username: person.handle, yaps_all: points, yaps_l24h: 0, yaps_l7d: 1.5, yaps_l30d: 20 }),
    truths: [{ platform: 'kaito', kind: 'profile', id: person.id, fields: { handle: person.handle, points } }],
  });
}
