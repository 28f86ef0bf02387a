import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { byId, readAnswer } from './testing/read.ts';

// Real answers hold real people and are kept beside the repository, not in it: where they are absent there is nothing to compare.
const folder = path.resolve(import.meta.dirname, '../../../../../shared/fixtures/kaito');
const hub = 'https://hub.kaito.ai/api/v1';
const text = (file: string) => readFileSync(path.join(folder, file), 'utf8');

describe.runIf(existsSync(folder))('recordings of Kaito', () => {
  it.each(['0G', 'KAIA'])('every row of the board of %s comes out as it was written', (topic) => {
    const raw: Record<string, string & number>[] = JSON.parse(text(`top-leaderboard_${topic}_7d.json`));
    const url = `${hub}/gateway/ai/kol/mindshare/top-leaderboard?duration=7d&topic_id=${topic}&top_n=100&customized_community=customized&community_yaps=true`;
    const found = readAnswer(url, JSON.stringify(raw));
    const entries = byId(found, 'board-entry');
    const profiles = byId(found, 'profile');
    const board = `top-leaderboard:${topic}::7d`;
    expect(found).toMatchObject({ rejected: 0, warnings: [] });
    expect(found.observations).toHaveLength(201);
    expect(byId(found, 'board')).toEqual({ [board]: { topic, window: '7d' } });
    expect([raw.length, Object.keys(entries).length, Object.keys(profiles).length]).toEqual([100, 100, 100]);
    for (const row of raw) {
      expect(entries[`${board}:${row.user_id}`]).toEqual({
        boardId: board,
        subjectId: row.user_id,
        handle: row.username,
        displayName: row.name,
        avatarUrl: row.icon,
        rank: Number(row.rank),
        score: row.community_score,
        mindshare: row.mindshare,
        ...(row.mention_count === undefined ? {} : { mentions: Number(row.mention_count) }),
        followers: row.follower_count,
        smartFollowers: row.smart_follower_count,
      });
      expect(profiles[String(row.user_id)]).toEqual({
        handle: row.username,
        displayName: row.name,
        avatarUrl: row.icon,
        createdAt: Date.parse(String(row.created_at)),
        followers: row.follower_count,
        following: row.following_count,
      });
    }
  });

  it('the map of tickers comes out by ticker id, through the tunnel', () => {
    const requestBody = JSON.stringify({
      path: '/api/yapper/dashboard_ticker_mindshare',
      method: 'GET',
      params: {
        nft: 'false',
        ex_official: 'false',
        weighted: 'false',
        duration: '12m',
        sort_type: 'desc',
        type: 'heatmap',
        pre_tge: 'true',
      },
      body: {},
    });
    const found = readAnswer(`${hub}/gateway/ai`, text('dashboard_ticker_mindshare_excerpt.json'), { requestBody, status: 201 });
    expect(Object.values(byId(found, 'board-entry')).map(({ subjectId, rank, mindshare }) => [subjectId, rank, mindshare])).toEqual([
      ['PUMP', 1, 0.1000316679553194],
      ['ECLIPSE', 8, 0.03791312287166664],
      ['ATLANTIS', 135, 1.4394525145179068e-5],
    ]);
  });

  it('history and Yaps come out', () => {
    const url = `${hub}/yapper/leaderboard/mindshare_history?ticker=POLYMARKET&order=desc&duration=24h&category=infomkt`;
    const entry = readAnswer(url, text('mindshare_history.json')).observations.find(({ kind }) => kind === 'board-entry');
    expect(entry).toMatchObject({ observedAt: Date.UTC(2026, 5, 15), fields: { subjectId: 'POLYMARKET', mindshare: 0.5978664542589283 } });
    const yaps = readAnswer('https://api.kaito.ai/api/v1/yaps?username=VitalikButerin', text('yaps_VitalikButerin.json'));
    expect(byId(yaps, 'profile')).toEqual({ 295218901: { handle: 'VitalikButerin', points: 7530.93 } });
  });
});
