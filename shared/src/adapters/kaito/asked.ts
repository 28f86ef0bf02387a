import { givenText, understood } from '../given.ts';
import { dig, isRecord, parseJson, read } from '../json.ts';
import type { Capture } from '../types.ts';
import { webAddress } from '../web-address.ts';

/** What the page asked for. An answer alone does not say which board it is. */
export interface Asked {
  /** The last word of the path, as Kaito names it: `top-leaderboard`, `sector_leaderboard`, `yaps`. */
  readonly endpoint: string;
  /** The topic, else the vertical. '' is "all topics", said so; `undefined` was not said. */
  readonly topic: string | undefined;
  readonly sector: string;
  readonly window: string | undefined;
}

/** The tunnel of early 2025: one address for everything, the question in the request's body. */
const tunnel = /^\/api\/v1\/gateway\/ai\/?$/;
/** Words that say nothing without the word before them (`tickers/mindshare`). */
const bareWords = ['mindshare', 'engagement'];

/**
 * Reads the question from the address, or for the tunnel from the request's body alone: there the address's query is
 * decoration that clients fill with anything.
 * @returns `undefined` when the question is unknown; then nothing of the answer can be put on a board.
 */
export function asked(capture: Pick<Capture, 'url' | 'requestBody'>): Asked | undefined {
  const address = webAddress(capture.url);
  if (!address) return undefined;
  if (!tunnel.test(address.path)) return question(address.path, (name) => address.query.get(name));

  const body = capture.requestBody === undefined ? undefined : parseJson(capture.requestBody);
  const path = understood(givenText(read(body, 'path'))) ?? '';
  const inner = webAddress(`https://tunnel/${path.replace(/^\/+/, '')}`);
  if (!inner || inner.path === '/') return undefined;
  return question(inner.path, (name) => plain(dig(body, 'params', name)) ?? plain(dig(body, 'body', name)) ?? inner.query.get(name));
}

/**
 * The board's id: `{endpoint}:{topic or vertical}:{sector}:{window}`, what was asked and nothing else. A part that was not
 * asked stays empty, so that the places keep their meaning: `top-leaderboard:ANOMA::7d`, `dashboard_ticker_mindshare:::12m`.
 * Filters that narrow a list without being its subject (`top_n`, `community_tier`, `weighted`) are no part of it.
 */
export function boardId({ endpoint, topic = '', sector, window = '' }: Asked): string {
  return `${endpoint}:${topic}:${sector}:${window}`;
}

function question(path: string, param: (name: string) => string | undefined): Asked | undefined {
  const words = path.split('/').filter((word) => word !== '' && !/^\d+$/.test(word));
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const voices = words.indexOf('voices');
  const vertical = voices >= 0 && voices < words.length - 2 ? words[voices + 1] : param('vertical');
  const before = words.at(-2);
  const endpoint = voices < 0 && bareWords.includes(last) && before !== undefined ? `${before}-${last}` : last;
  return {
    endpoint,
    topic: param('topic_id') ?? vertical,
    sector: sectorOf(param) ?? (endpoint === 'tickers-mindshare' && param('pre_tge') === 'true' ? 'PRETGE' : ''),
    window: param('duration') || undefined,
  };
}

/**
 * The part of the topic that was asked for: `category` is the older word for `sector`, and a language board is a part too.
 * The ticker list before token launches is asked by a flag; its later name as a sector is PRETGE.
 */
function sectorOf(param: (name: string) => string | undefined): string | undefined {
  return param('sector') ?? param('category') ?? param('categories') ?? param('language');
}

/** A parameter as text: bodies carry numbers and flags as they are. */
function plain(value: unknown): string | undefined {
  if (isRecord(value) || Array.isArray(value) || value === null || value === undefined) return undefined;
  return String(value);
}
