import { dig, isRecord, parseJson, read } from '../json.ts';
import { walk } from '../walk.ts';
import type { Answer } from './answers.ts';
import type { Call } from './procedures.ts';
import { unwrapped } from './superjson.ts';

/** The text of a page's `__NEXT_DATA__`. @returns `undefined` for a page without (a challenge, another framework). */
export function nextDataOf(html: string): string | undefined {
  for (let at = html.indexOf('__NEXT_DATA__'); at >= 0; at = html.indexOf('__NEXT_DATA__', at + 1)) {
    const tag = html.slice(Math.max(0, at - longestTag), at);
    const opens = tag.lastIndexOf('<script');
    if (opens < 0 || tag.includes('>', opens) || !/\bid=["']?$/.test(tag)) continue;
    const start = html.indexOf('>', at);
    const end = start < 0 ? -1 : html.indexOf('</script', start);
    return end < 0 ? undefined : html.slice(start + 1, end);
  }
  return undefined;
}

/** How far before its id a script's tag may begin, in characters. */
const longestTag = 500;

/**
 * What a page was rendered with: the state of its queries (`trpcState`, `dehydratedState`, by whatever name), each as the
 * answer it once was, and every other property of the page as it is. The landing page has nothing of either.
 */
export function pageAnswers(next: unknown): Answer[] {
  const props = dig(next, 'props', 'pageProps') ?? read(next, 'pageProps');
  if (!isRecord(props)) return [];
  return Object.entries(props).flatMap(([name, wrapped]) => {
    const value = unwrapped(typeof wrapped === 'string' && wrapped.startsWith('{') ? (parseJson(wrapped) ?? wrapped) : wrapped);
    const queries = queriesIn(value);
    return queries.length > 0 ? queries.map(queryAnswer) : [{ call: { name: undefined, input: undefined }, payload: { [name]: value } }];
  });
}

/** The queries of a state, or of states within it. A query is known by its own state. */
function queriesIn(value: unknown): unknown[] {
  const found: unknown[] = [];
  for (const place of walk(value, ({ value: record }) => !isState(unwrapped(record)))) {
    const state = unwrapped(place.value);
    if (isState(state)) for (const query of read(state, 'queries') as unknown[]) found.push(query); // an array: that made it a state
  }
  return found;
}

function isState(value: unknown): boolean {
  const queries = read(value, 'queries');
  return Array.isArray(queries) && queries.some((query) => isRecord(read(query, 'state')));
}

function queryAnswer(query: unknown): Answer {
  return { call: callOf(read(query, 'queryKey')), payload: unwrapped(dig(query, 'state', 'data')) };
}

/** `[["quest", "getBySlug"], {input, type}]`, or `["quest.getBySlug", input]` in older clients. */
function callOf(queryKey: unknown): Call {
  if (!Array.isArray(queryKey)) return { name: undefined, input: undefined };
  const [path, options] = queryKey;
  const words = (Array.isArray(path) ? path : [path]).filter((word) => typeof word === 'string');
  return { name: words.length > 0 ? words.join('.') : undefined, input: unwrapped(read(options, 'input') ?? options) };
}
