import { Collector } from '../collector.ts';
import { parseJson } from '../json.ts';
import { filled } from '../table.ts';
import { type Adapter, type Capture, type Drift, nothing, type ParseResult, type ParseSteps, type Sighting } from '../types.ts';
import { webAddress } from '../web-address.ts';
import { contextOf } from './context.ts';
import { type Gathered, gather } from './gather.ts';
import { x } from './meta.ts';
import { isGraphql, operationOf } from './operation.ts';
import { isPrivate } from './privacy.ts';
import { addPosts } from './say-posts.ts';
import { addProfiles } from './say-profiles.ts';
import { type ResultWords, xTables } from './tables.ts';

const hosts: ReadonlySet<string> = new Set(x.responses.map(({ host }) => host));

/** Reads X's own answers: public accounts and posts with their public counters. */
export const xAdapter = adapterWith(filled(xTables).results);

function adapterWith(words: ResultWords): Adapter {
  return {
    meta: x,
    accepts,
    parse: (capture) => parse(capture, words),
    withTables: (overrides) => adapterWith(filled(xTables, overrides).results),
  };
}

/** Private operations are accepted too, and read as nothing: the answer to "what is in there" is always the same. */
function accepts({ url, via }: Pick<Capture, 'url' | 'via'>): boolean {
  const address = via === 'network' ? webAddress(url) : undefined;
  return address !== undefined && hosts.has(address.host) && isGraphql(address.path);
}

function* parse(capture: Capture, words: ResultWords): ParseSteps {
  const operation = operationOf(capture);
  if (isPrivate(operation, capture.pageUrl)) return nothing;
  const collector = new Collector(x);
  const body = parseJson(capture.body);
  if (body === undefined) {
    // Refusals ("Rate limit exceeded") come as plain text and mean nothing.
    if (capture.status !== undefined && capture.status >= 400) return collector.result();
    collector.reject('not_json', 'The answer is not JSON.');
    return collector.result(/^\s*[[{]/.test(capture.body) ? unreadable : undefined);
  }
  const found = yield* gather(body, words);
  const sighting: Sighting = { observedAt: capture.capturedAt, via: capture.via, context: contextOf(operation, body, capture.pageUrl) };
  const handles = yield* addProfiles(found, collector, sighting);
  yield* addPosts(found, handles, collector, sighting);
  return conclude(found, collector);
}

/** What begins like JSON should have held data. */
const unreadable: Drift = { code: 'unreadable_answer', message: 'The answer of X was cut off, or is in a form this reader does not know.' };

function conclude({ frame, withheld }: Gathered, collector: Collector): ParseResult {
  for (const { code, path } of frame.flaws)
    if (code === 'broken_entry') collector.reject(code, 'An entry was broken and was left out.', path);
    else collector.reject(code, 'A place for a post or an account held something unknown.', path);
  const isDrift = collector.size === 0 && !withheld.any && (collector.rejected > 0 || frame.shouldHoldSomething);
  if (!isDrift) return collector.result();
  return collector.result({ code: 'nothing_readable', message: 'The answer should hold posts or accounts, and none could be read.' });
}
