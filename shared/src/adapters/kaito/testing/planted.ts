import { Dice } from '../../../testing/dice.ts';
import { seenAt } from './read.ts';

type Fields = Record<string, unknown>;

/** An answer with known rows in it, and exactly the observations that it is worth: `kind id@time` -> fields. */
export interface Planted {
  readonly url: string;
  readonly requestBody: string | undefined;
  readonly body: string;
  readonly expected: ReadonlyMap<string, Fields>;
  readonly broken: number;
}

interface Board {
  readonly url: string;
  readonly requestBody?: string;
  readonly id: string;
  readonly topic?: string;
  readonly window: string;
  readonly rows: 'voices' | 'topic' | 'companies' | 'tickers' | 'history';
}

/** Everything a row may have, as the platform writes it, beside what it means. */
interface Row {
  readonly written: Fields;
  readonly entry: Fields;
  readonly profile?: Fields;
  readonly at: number;
}

export function planted(seed: number): Planted {
  const dice = new Dice(seed);
  const board = boardOf(dice);
  const expected = new Map<string, Fields>();
  const items: unknown[] = [];
  let broken = 0;
  const count = dice.whole(3, 30);
  for (let n = 1; n <= count; n += 1) {
    const row = rowOf(dice, board, n);
    if (n > 1 && dice.chance(0.12)) {
      broken += 1;
      items.push(dice.reordered(brokenRow(dice, row.written)));
      continue;
    }
    items.push(dice.reordered({ ...row.written, ...noise(dice) }));
    const subjectId = String(row.entry.subjectId);
    expected.set(`board ${board.id}@${seenAt}`, said({ topic: board.topic, window: board.window }));
    expected.set(`board-entry ${board.id}:${subjectId}@${row.at}`, said({ boardId: board.id, ...row.entry }));
    if (row.profile) expected.set(`profile ${subjectId}@${seenAt}`, said(row.profile));
  }
  return { url: board.url, requestBody: board.requestBody, body: JSON.stringify(wrapped(dice, items)), expected, broken };
}

const windows = ['24h', '48h', '7d', '30d', '3m', '6m', '12m'] as const;

function boardOf(dice: Dice): Board {
  const hub = 'https://hub.kaito.ai/api/v1';
  const window = dice.pick(windows);
  const topic = dice.pick(['ANOMA', '0G', 'S', 'vcarena', 'GeneralCryptoAI', '']);
  const sector = dice.pick(['ALL', 'TopicPerpDEX', 'foundation_model', 'New Sector']);
  const invented = `${dice.pick(['area', 'niche', 'arena'])}_${dice.word(5)}_${dice.pick(['list', 'ranking', 'v3'])}`;
  const query = `sector=${encodeURIComponent(sector)}&duration=${window}&limit=100`;
  const named = topic === '' ? {} : { topic };
  const vertical = dice.pick(['crypto', 'ai', 'trading']);
  switch (dice.whole(0, 4)) {
    case 0: {
      const endpoint = dice.pick(['sector_leaderboard', 'mindshare_heatmap', 'mindshare_delta_all', invented]);
      return {
        url: `${hub}/voices/${vertical}/${endpoint}?${query}`,
        id: [endpoint, vertical, sector, window].join(':'),
        topic: vertical,
        window,
        rows: 'voices',
      };
    }
    case 1: {
      const endpoint = dice.pick(['company_sector_leaderboard', 'company_mindshare_heatmap', invented]);
      return {
        url: `${hub}/voices/${vertical}/${endpoint}?${query}`,
        id: [endpoint, vertical, sector, window].join(':'),
        topic: vertical,
        window,
        rows: 'companies',
      };
    }
    case 2: {
      const endpoint = dice.pick(['top-leaderboard', 'top-pre-tge', invented]);
      const prefix = dice.pick(['gateway/ai/kol/mindshare', 'kol/mindshare']);
      return {
        url: `${hub}/${prefix}/${endpoint}?duration=${window}&topic_id=${topic}&top_n=100`,
        id: [endpoint, topic, '', window].join(':'),
        ...named,
        window,
        rows: 'topic',
      };
    }
    case 3: {
      const endpoint = dice.pick(['public_kol_mindshare_leaderboard', 'dashboard_ticker_mindshare', invented]);
      const params = dice.reordered({ duration: window, topic_id: topic, top_n: 100, weighted: false, extra: null });
      const requestBody = JSON.stringify(dice.reordered({ path: `/api/yapper/${endpoint}`, method: 'GET', params, body: {} }));
      return {
        url: `${hub}/gateway/ai?duration=decorative`,
        requestBody,
        id: [endpoint, topic, '', window].join(':'),
        ...named,
        window,
        rows: dice.pick(['topic', 'tickers']),
      };
    }
    default:
      return {
        url: `${hub}/yapper/leaderboard/mindshare_history?ticker=X&order=desc&duration=${window}&category=infomkt`,
        id: `mindshare_history::infomkt:${window}`,
        window,
        rows: 'history',
      };
  }
}

function rowOf(dice: Dice, { rows }: Board, n: number): Row {
  const mindshare = dice.pick([dice.next(), dice.next() / 1000, 0, 1]);
  const delta = dice.next() - 0.5;
  const word = `${dice.word(6)}${n}`;
  const measures = { rank: asText(dice, n), mindshare: asText(dice, mindshare) };
  if (rows === 'history') {
    const day = new Date(Date.UTC(2026, 5, 1) + n * 86_400_000).toISOString().slice(0, 10);
    return {
      written: { ticker: 'NOVA', mindshare, snapshot_timestamp: `${day} 00:00:00` },
      entry: { subjectId: 'NOVA', mindshare },
      at: Date.parse(`${day}T00:00:00Z`),
    };
  }
  if (rows === 'tickers' || rows === 'companies') {
    const id = dice.pick([word.toUpperCase(), `STOCK_ENTITY_${word}`, `AI_ENTITY_${word} labs`]);
    const logo = dice.chance(0.7) ? `https://images.example/${word}.png` : undefined;
    const written =
      rows === 'tickers'
        ? {
            ticker: id,
            ticker_id: id,
            display_ticker: 'OTHER',
            fullname: word,
            logo: logo ?? '',
            last_24h_mindshare: 0.99,
            change_7d: 0.1,
            ...measures,
          }
        : { company_id: id, name: word, logo: logo ?? null, mindshare_delta: delta, ...measures };
    const change = rows === 'companies' ? { mindshareDelta: delta } : {};
    return { written, entry: { subjectId: id, displayName: word, avatarUrl: logo, rank: n, mindshare, ...change }, at: seenAt };
  }
  const id = `19${String(dice.whole(10 ** 8, 10 ** 9 - 1))}${String(10_000_000 + n)}`;
  const picture = `https://images.example/${id}.jpg`;
  const who = { handle: word, displayName: `${word} ✦`, avatarUrl: picture };
  if (rows === 'voices')
    return {
      written: { user_id: id, username: word, name: who.displayName, avatar: picture, mindshare_delta: asText(dice, delta), ...measures },
      entry: { subjectId: id, ...who, rank: n, mindshare, mindshareDelta: delta },
      profile: who,
      at: seenAt,
    };
  const score = dice.next() * 100;
  const mentions = dice.chance(0.9) ? dice.whole(0, 99) : undefined;
  const smart = dice.chance(0.9) ? dice.whole(0, 999) : undefined;
  const followers = dice.whole(0, 1_000_000);
  const created = Date.UTC(2015, 1, n, 3, 4, 5);
  return {
    written: {
      user_id: id,
      username: dice.chance(0.2) ? `@${word}` : word,
      name: who.displayName,
      icon: picture,
      bio: '',
      topic_id: 'NOT ASKED',
      community_score: asText(dice, score),
      mention_count: mentions === undefined ? undefined : asText(dice, mentions),
      smart_follower_count: smart ?? null,
      follower_count: followers,
      following_count: n,
      created_at: new Date(created).toISOString().replace('.000Z', '+00:00'),
      last_90_normalized_mention_score: 5,
      twitter_user_url: `https://x.com/${word}`,
      ...measures,
    },
    entry: { subjectId: id, ...who, rank: n, mindshare, score, mentions, smartFollowers: smart, followers },
    profile: { ...who, createdAt: created, followers, following: n },
    at: seenAt,
  };
}

/** A row that lost what it needs: whom it is about, or every measure, or (in a history) its time. */
function brokenRow(dice: Dice, written: Fields): Fields {
  if ('snapshot_timestamp' in written) return { ...written, snapshot_timestamp: dice.pick([null, 'yesterday', '']) };
  if (dice.chance(0.4))
    return {
      ...written,
      rank: null,
      mindshare: dice.pick<unknown>(['much', 7, -1]),
      mindshare_delta: undefined,
      community_score: undefined,
    };
  const lost = dice.pick<unknown>([null, '', '  ', undefined, {}, 2 ** 60]);
  const ids = ['user_id', 'company_id', 'ticker_id'].filter((key) => key in written);
  return { ...written, ...Object.fromEntries(ids.map((key) => [key, lost])) };
}

function noise(dice: Dice): Fields {
  return {
    [`x_${dice.word(4)}`]: dice.pick<unknown>([null, 5, 'words', [1, 2], { rank: 9 }]),
    ...(dice.chance(0.3) ? { extra_users: [{ user_id: '1', username: 'nested', mindshare: 0.5, rank: 1 }] } : {}),
  };
}

function wrapped(dice: Dice, items: readonly unknown[]): unknown {
  const half = Math.ceil(items.length / 2);
  switch (dice.whole(0, 5)) {
    case 0:
      return items;
    case 1:
      return { data: items };
    case 2:
      return { resultWithTicker: items, took: 12 };
    case 3:
      return { [dice.word(5)]: { [dice.word(4)]: items, note: null } };
    case 4:
      return { pages: [{ items: items.slice(0, half) }, { items: items.slice(half) }] };
    default:
      return { groups: items.map((item) => ({ node: item, cursor: dice.word(3) })) };
  }
}

/** Numbers come as numbers or as text. */
function asText(dice: Dice, number: number): number | string {
  return dice.chance(0.4) ? String(number) : number;
}

function said(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
