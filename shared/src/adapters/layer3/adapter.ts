import { Collector } from '../collector.ts';
import { isRecord, parseJson, read } from '../json.ts';
import { filled } from '../table.ts';
import type { Adapter, Capture, ParseSteps, Sighting } from '../types.ts';
import { webAddress } from '../web-address.ts';
import { type Answer, type Answers, trpcAnswers } from './answers.ts';
import { contextOf } from './context.ts';
import { readAnswer } from './entities.ts';
import { nextDataOf, pageAnswers } from './hydration.ts';
import { layer3 } from './meta.ts';
import { isPrivate, listsEntities } from './procedures.ts';
import { type Layer3Tables, layer3Tables } from './tables.ts';

const hosts = ['app.layer3.xyz', 'layer3.xyz', 'www.layer3.xyz'];
const noCall = { name: undefined, input: undefined };

/**
 * Reads Layer3's tRPC answers, page data and the public list of users. Its procedures are renamed often and were never
 * recorded, so entities are known by what they have and by the key they stand under, and only known meanings are read.
 *
 * An error entry of a batch ("you've already completed this quest") is the platform's answer: it makes a warning, is
 * counted neither as an observation nor as rejected, and is no drift. A page without data (landing, challenge) is nothing.
 */
export const layer3Adapter = adapterWith(filled(layer3Tables));

function adapterWith(tables: Layer3Tables): Adapter {
  return {
    meta: layer3,
    accepts({ url }) {
      const address = webAddress(url);
      return address !== undefined && hosts.includes(address.host);
    },
    parse: (capture) => parse(capture, tables),
    withTables: (overrides) => adapterWith(filled(layer3Tables, overrides)),
  };
}

function* parse(capture: Capture, tables: Layer3Tables): ParseSteps {
  const collector = new Collector(layer3);
  const path = webAddress(capture.url)?.path ?? '/';
  const start = /\S/.exec(capture.body.slice(0, 4_096))?.[0];
  if (start === undefined) return collector.result();

  const isPage = start === '<';
  const found: Answers | undefined =
    path.startsWith('/api/trpc/') && !isPage ? trpcAnswers(capture) : plainAnswers(capture.body, isPage, path);
  if (!found) return collector.result({ code: 'unreadable_answer', message: 'The answer is no JSON.' });
  if (found.refused > 0) collector.warn('call_refused', 'Layer3 answered a call with an error.');
  for (let i = 0; i < found.broken; i += 1) collector.reject('entry_unreadable', 'An entry of a batch is neither an answer nor an error.');

  const sighting: Sighting = { observedAt: capture.capturedAt, via: capture.via, context: contextOf(capture) };
  const accountIdKeys = path.startsWith('/api/assignment/') ? ['address', 'userId', 'id'] : undefined;
  let missing: string | undefined;
  for (const answer of found.answers) {
    if (isPrivate(answer.call)) continue;
    const entities = yield* readAnswer(answer, collector, sighting, { tables, accountIdKeys });
    if (entities === 0 && (accountIdKeys !== undefined || listsEntities(answer.call)) && hasEntries(answer.payload))
      missing = answer.call.name ?? path;
  }
  if (missing !== undefined)
    return collector.result({ code: 'nothing_known', message: `${missing.slice(0, 80)} lists entries, and none of them is known.` });
  if (collector.size === 0 && collector.rejected > 0)
    return collector.result({ code: 'no_entry_readable', message: 'None of the entries could be read.' });
  return collector.result();
}

/** Answers outside tRPC: a page's `__NEXT_DATA__`, the data of a client-side navigation, REST. */
function plainAnswers(body: string, isPage: boolean, path: string): Answers | undefined {
  const text = isPage ? nextDataOf(body) : body;
  if (text === undefined) return { answers: [], refused: 0, broken: 0 };
  const root = parseJson(text);
  if (root === undefined) return undefined;
  const isNext = isPage || path.startsWith('/_next/data/') || isRecord(read(root, 'pageProps')) || isRecord(read(root, 'props'));
  const answers: Answer[] = isNext ? pageAnswers(root) : [{ call: noCall, payload: root }];
  return { answers, refused: 0, broken: 0 };
}

/** Whether a payload is a list with entries, bare or in pages. */
function hasEntries(payload: unknown): boolean {
  const page = Array.isArray(read(payload, 'pages')) ? (read(payload, 'pages') as unknown[])[0] : payload; // just seen to be an array
  const lists = Array.isArray(page) ? [page] : ['items', 'data', 'results', 'list', 'users'].map((key) => read(page, key));
  return lists.some((list) => Array.isArray(list) && list.some(isRecord));
}
