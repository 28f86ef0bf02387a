import { isRecord, type JsonRecord, parseJson, read } from '../json.ts';
import type { Capture } from '../types.ts';
import { webAddress } from '../web-address.ts';
import { textOf } from './values.ts';

/** What a page asked X for. */
export interface Operation {
  /** The name behind the query id ('UserTweets'); '' where the address has none. Renamed several times a year. */
  readonly name: string;
  /** What was asked: from the address of a GET or the body of a POST. Empty when neither says. */
  readonly variables: JsonRecord;
}

const graphql = /^(?:\/i\/api)?\/graphql\/[^/]+(?:\/([^/]*))?\/?$/;

export function isGraphql(path: string): boolean {
  return graphql.test(path);
}

export function operationOf(capture: Pick<Capture, 'url' | 'requestBody'>): Operation {
  const address = webAddress(capture.url);
  const body = capture.requestBody === undefined ? undefined : parseJson(capture.requestBody);
  const name = graphql.exec(address?.path ?? '')?.[1] || textOf(read(body, 'operationName')) || '';
  return { name, variables: variablesIn(read(body, 'variables')) ?? variablesIn(address?.query.get('variables')) ?? {} };
}

function variablesIn(value: unknown): JsonRecord | undefined {
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  return isRecord(parsed) ? parsed : undefined;
}
