import type { ShillScope } from '@infofi-lens/shared/contracts/shill';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { type Stated, statedConfidence } from '@infofi-lens/shared/facts/x-link';
import { type ShillTotal, totalOf } from '@infofi-lens/shared/scoring/shill/assemble';
import type { ShillBoard, ShillPost } from '@infofi-lens/shared/scoring/shill/input';
import { permutationsFrom } from '@infofi-lens/shared/scoring/shill/permutations';
import { measureWindows, partsOf, type ShillMeasured, scopesOf } from '@infofi-lens/shared/scoring/shill/shill-score';
import { type ShillWindow, shillWindows } from '@infofi-lens/shared/scoring/shill/words';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { ShillResult, ShillSource } from '../../stores/shill/shill-store.ts';
import { joinedConfidence, type LinkedProfile } from './person.ts';

/** What is stored of a person: each window as measured. Scores follow from it (`partsOf`, `assemble`). */
export interface StoredShill {
  readonly at: EpochMs;
  /** Platforms whose boards were joined by the X id. */
  readonly joined: readonly PlatformId[];
  /** … and profiles whose boards were joined by what their wallets signed. Absent in what was stored before there were any. */
  readonly linked?: readonly LinkedProfile[];
  readonly windows: Readonly<Record<ShillWindow, ShillMeasured>>;
}
/** `{days: {scope: [score, confidence]}}` of the scores that are known. */
export type Totals = Readonly<Record<string, Readonly<Record<string, readonly [score: number, confidence: number]>>>>;

/** The same orders of days for everybody and every time: a score moves only when what it rests on does. */
const permutations = permutationsFrom(2026);
/** A change that is worth telling somebody of. */
export const leastChange = 5;

/** Computes the scores of some people over all windows. Pure: runs in a thread of its own. */
export const computeAll = (sources: readonly ShillSource[], at: EpochMs): ShillResult[] => sources.map((source) => computeOne(source, at));

function computeOne(source: ShillSource, at: EpochMs): ShillResult {
  const found = measured(source, at);
  const { windows } = found;
  const before = JSON.parse(source.totals) as Totals; // our own text
  const totals: Record<string, Record<string, readonly [number, number]>> = {};
  const events: ShillResult['events'][number][] = [];
  let moved = false;
  for (const windowDays of shillWindows) {
    const ofWindow: Record<string, readonly [number, number]> = {};
    for (const scope of scopesOf(windows[windowDays])) {
      const { score, confidence } = totalIn(found, windowDays, scope);
      const from = before[windowDays]?.[scope]?.[0];
      if (score !== from) moved = true;
      if (score === undefined) continue;
      ofWindow[scope] = [score, confidence];
      if (from !== undefined && Math.abs(score - from) >= leastChange) events.push({ scope, windowDays, from, to: score });
    }
    totals[windowDays] = ofWindow;
  }
  const scores: StoredShill = { at, ...found };
  return { person: source.person, scores: JSON.stringify(scores), totals: JSON.stringify(totals), moved, events };
}

/** The total of one window and scope. */
function totalIn({ windows, joined, linked }: Omit<StoredShill, 'at'>, windowDays: ShillWindow, scope: ShillScope): ShillTotal {
  const of = windows[windowDays];
  return totalOf({ parts: partsOf(of, scope), signs: of.signs, joined: joinedConfidence(joined, linked) });
}

function measured({ person, followers, posts, boards, links }: ShillSource, at: EpochMs): Omit<StoredShill, 'at'> {
  const all = { at, posts: postsFrom(posts), boards: boardsFrom(boards), followers: followers ?? undefined };
  const own = person.slice(0, person.indexOf(':'));
  const others = [...new Set(all.boards.map(({ platform }) => platform))].filter((platform) => platform !== own).sort();
  const joined = others.filter((platform) => !byAddress.includes(platform));
  const linked = linkedProfiles(
    links,
    others.filter((platform) => byAddress.includes(platform)),
  );
  return { joined, ...(linked.length > 0 && { linked }), windows: measureWindows(all, shillWindows, permutations) };
}

/** Platforms that name people by the address of their wallet. */
const byAddress: readonly PlatformId[] = ['galxe', 'layer3'];

function linkedProfiles(links: string, on: readonly PlatformId[]): LinkedProfile[] {
  const stated = JSON.parse(links) as (Stated & { wallet: string })[]; // our own text
  return stated.flatMap(({ wallet, ...of }) =>
    on.map((platform) => ({ profile: `${platform}:${wallet}`, confidence: statedConfidence(of) })),
  );
}

/** Digit by digit, as there are twenty million of these numbers in a hundred thousand people. None is negative. */
function postsFrom(text: string): ShillPost[] {
  const posts: ShillPost[] = [];
  if (text === '') return posts;
  const columns = new Float64Array(columnCount);
  let column = 0;
  let value = unknown;
  for (let at = 0; at <= text.length; at++) {
    const digit = text.charCodeAt(at) - zero; // no number at the end
    if (digit >= 0 && digit <= 9) {
      value = (value === unknown ? 0 : value * 10) + digit;
      continue;
    }
    columns[column++] = value;
    value = unknown;
    if (text[at] === ',') continue;
    column = 0;
    posts.push(postFrom(columns));
  }
  return posts;
}
const zero = 48;
const unknown = -1;
const columnCount = 9;

function postFrom(columns: Float64Array): ShillPost {
  const counted = (column: number) => (columns[column] === unknown ? undefined : columns[column]);
  return {
    createdAt: columns[0] as EpochMs, // both are columns of times
    seenAt: columns[1] as EpochMs,
    isReply: columns[2] === 0,
    views: counted(3),
    likes: counted(4),
    reposts: counted(5),
    replies: counted(6),
    quotes: counted(7),
    bookmarks: counted(8),
  };
}

/** Which measure of a board is looked at: what the platform counts in goes before the place it leads to. */
const measures = ['score', 'mindshare', 'rank'];

function boardsFrom(text: string): ShillBoard[] {
  if (text === '') return [];
  const best = new Map<string, ShillBoard & { readonly measure: number }>();
  for (const one of text.split(';')) {
    const [id = '', platform, field = '', ...series] = one.split(',');
    const measure = measures.indexOf(field);
    if (measure >= (best.get(id)?.measure ?? measures.length)) continue;
    best.set(id, {
      id,
      measure,
      platform: platform as PlatformId, // a column of platforms
      better: field === 'rank' ? 'less' : 'more',
      values: series.map((point) => {
        const cut = point.indexOf('=');
        return { at: Number(point.slice(0, cut)) as EpochMs, value: Number(point.slice(cut + 1)) };
      }),
    });
  }
  return [...best.values()];
}
