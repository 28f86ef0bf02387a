import type { TestPage } from '../types.ts';

/** Recorded answers and pages, each with a file in `fixtures/`. For tests only: what people load does not carry it. */
export const testPages = [
  {
    url: 'https://hub.kaito.ai/api/v1/gateway/ai/kol/mindshare/top-leaderboard?duration=7d&topic_id=NEBULA&top_n=100&customized_community=customized&community_yaps=true',
    shows: 'a topic board of 2025, with a row that cannot be read',
    fixture: 'top-leaderboard.json',
  },
  {
    url: 'https://hub.kaito.ai/api/v1/gateway/ai',
    shows: 'a board of early 2025, through the tunnel',
    fixture: 'tunnel-leaderboard.json',
  },
  {
    url: 'https://hub.kaito.ai/api/v1/gateway/ai/tickers/mindshare?duration=12m&type=heatmap&sort_type=desc&pre_tge=true',
    shows: 'a map of tickers, with shares for every window',
    fixture: 'ticker-heatmap.json',
  },
  {
    url: 'https://hub.kaito.ai/api/v1/voices/crypto/sector_leaderboard?sector=ALL&duration=7d&limit=100',
    shows: 'a board of voices of 2026',
    fixture: 'voices-sector-leaderboard.json',
  },
  {
    url: 'https://hub.kaito.ai/api/v1/voices/ai/company_mindshare_delta_all?sector=coding_agents&limit=100',
    shows: 'companies with shares for every window and no window asked',
    fixture: 'company-mindshare-delta-all.json',
  },
  {
    url: 'https://hub.kaito.ai/api/v1/yapper/leaderboard/mindshare_history?ticker=NEBULA&order=desc&duration=24h&category=infomkt',
    shows: 'the daily history of a ticker',
    fixture: 'mindshare-history.json',
  },
  { url: 'https://api.kaito.ai/api/v1/yaps?username=nova_example', shows: 'the Yaps of one account', fixture: 'yaps.json' },
  {
    url: 'https://hub.kaito.ai/api/v1/voices/crypto/sector_leaderboard?sector=NONE&duration=7d&limit=100',
    shows: 'a refusal',
    fixture: 'error.json',
  },
] as const satisfies readonly TestPage[];
