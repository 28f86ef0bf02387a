import { dig, isRecord, type JsonRecord, parseJson, read } from '../json.ts';
import type { Capture } from '../types.ts';
import { textOf } from './values.ts';

/** What a page asked X for. */
export interface Operation {
  /** The name behind the query id ('UserTweets'); '' where the address has none. Renamed several times a year. */
  readonly name: string;
  /** What was asked: from the address of a GET or the body of a POST. Empty when neither says. */
  readonly variables: JsonRecord;
}

const address = /^https:\/\/([^/?#:]+)(?::\d+)?(\/[^?#]*)?(?:\?([^#]*))?/;
const graphql = /^(?:\/i\/api)?\/graphql\/[^/]+(?:\/([^/]*))?\/?$/;

/** @returns `undefined` for what is no https address. */
export function splitAddress(url: string): { host: string; path: string; query: string } | undefined {
  const match = address.exec(url);
  return match ? { host: (match[1] ?? '').toLowerCase(), path: match[2] ?? '/', query: match[3] ?? '' } : undefined;
}

export function isGraphql(path: string): boolean {
  return graphql.test(path);
}

export function operationOf(capture: Pick<Capture, 'url' | 'requestBody'>): Operation {
  const parts = splitAddress(capture.url);
  const body = capture.requestBody === undefined ? undefined : parseJson(capture.requestBody);
  const name = decoded(graphql.exec(parts?.path ?? '')?.[1] ?? '') || (textOf(read(body, 'operationName')) ?? '');
  return { name, variables: variablesIn(dig(body, 'variables')) ?? variablesIn(queryValue(parts?.query ?? '', 'variables')) ?? {} };
}

function variablesIn(value: unknown): JsonRecord | undefined {
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  return isRecord(parsed) ? parsed : undefined;
}

function queryValue(query: string, name: string): string | undefined {
  const pair = query.split('&').find((part) => part.startsWith(`${name}=`));
  return pair === undefined ? undefined : decoded(pair.slice(name.length + 1).replaceAll('+', ' '));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a broken escape: the name or JSON that follows from it is then simply not known
  }
}
