import { Collector } from '../collector.ts';
import { parseJson } from '../json.ts';
import { type Adapter, type Capture, nothing, type ParseResult, type ParseSteps, type Sighting } from '../types.ts';
import { contextOf } from './context.ts';
import { type Gathered, gather } from './gather.ts';
import { x } from './meta.ts';
import { isGraphql, operationOf, splitAddress } from './operation.ts';
import { isPrivate } from './privacy.ts';
import { addPosts, addProfiles } from './say.ts';

const hosts: ReadonlySet<string> = new Set(x.responses.map(({ host }) => host));

/** Reads X's own answers: public accounts and posts with their public counters. */
export const xAdapter: Adapter = { meta: x, accepts, parse };

/** Private operations are accepted too, and read as nothing: the answer to "what is in there" is always the same. */
function accepts({ url, via }: Pick<Capture, 'url' | 'via'>): boolean {
  const parts = splitAddress(url);
  return via === 'network' && parts !== undefined && hosts.has(parts.host) && isGraphql(parts.path);
}

function* parse(capture: Capture): ParseSteps {
  const operation = operationOf(capture);
  if (isPrivate(operation, capture.pageUrl)) return nothing;
  const collector = new Collector(x);
  const body = parseJson(capture.body);
  if (body === undefined) {
    // Refusals ("Rate limit exceeded") come as plain text and mean nothing.
    if (capture.status === undefined || capture.status < 400) collector.reject('not_json', 'The answer is not JSON.');
    return collector.result();
  }
  const found = yield* gather(body);
  const sighting: Sighting = { observedAt: capture.capturedAt, via: capture.via, context: contextOf(operation, body, capture.pageUrl) };
  const handles = yield* addProfiles(found, collector, sighting);
  yield* addPosts(found, handles, collector, sighting);
  return conclude(found, collector);
}

/** A page of this many items without one result is no page of suspended accounts. */
const manyGaps = 3;

function conclude({ flaws, withheld }: Gathered, collector: Collector): ParseResult {
  const gaps = flaws.filter(({ code }) => code === 'no_result').length;
  for (const { code, path } of flaws)
    if (code === 'broken_entry') collector.reject(code, 'An entry was broken and was left out.', path);
    else if (code === 'unknown_shape') collector.reject(code, 'A place for a post or an account held something unknown.', path);
  const empty = collector.size === 0 && !withheld.any;
  if (!empty || (collector.rejected === 0 && gaps < manyGaps)) return collector.result();
  return collector.result({ code: 'nothing_readable', message: 'The answer should hold posts or accounts, and none could be read.' });
}
