import { Collector } from '../collector.ts';
import { filled } from '../table.ts';
import type { Adapter, Capture, Drift, ParseSteps, Sighting } from '../types.ts';
import { webAddress } from '../web-address.ts';
import { answerOf, isEmptyList } from './answer.ts';
import { asked } from './asked.ts';
import { readRows, type Tally } from './boards.ts';
import { kaito } from './meta.ts';
import { kaitoTables, type RowNames } from './tables.ts';

const pageHosts = ['kaito.ai', 'www.kaito.ai', 'yaps.kaito.ai'];

/** Posts, people, code and one account's places on many boards: they carry ids and shares too, but are no boards, or in shapes nobody recorded. */
const notRead =
  /^(feeds|user_cross_leaderboard|public-search-post|hot_topic|github_repo|public-smart-following|connect-stats|yaps-trend|hodler-score|fetch-tickers)/;
/** Lines over time and ratios, in shapes that nobody recorded: read where their rows are rows of a board, and never missed. */
const mayLack = /line$|ratio|^kol-mindshare$/;
/** Answers that are a board by their name: one without entries is not what it was. */
const boards = /leaderboard|heatmap|pre[-_]tge|mindshare/;

/**
 * Reads Kaito's boards in all three generations (the tunnel, the REST addresses of 2025, the "voices" of 2026), mindshare
 * histories and Yaps. Rows are known by their keys, not by the address; the address, or the tunnel's request body, only
 * says which board they stand on. Without it nothing is put on a board: the rows then say who the accounts are, no more.
 */
export const kaitoAdapter = adapterWith(filled(kaitoTables).fields);

function adapterWith(names: RowNames): Adapter {
  return {
    meta: kaito,
    accepts({ url }) {
      const address = webAddress(url);
      if (!address) return false;
      if (pageHosts.includes(address.host)) return true;
      return kaito.responses.some(({ host, path }) => host === address.host && new RegExp(path).test(address.path));
    },
    parse: (capture) => parse(capture, names),
    withTables: (overrides) => adapterWith(filled(kaitoTables, overrides).fields),
  };
}

function* parse(capture: Capture, names: RowNames): ParseSteps {
  const collector = new Collector(kaito);
  if (!webAddress(capture.url)?.path.startsWith('/api/')) return collector.result(); // a page: its data comes by its own requests
  const answer = answerOf(capture);
  const question = asked(capture);
  if (question && notRead.test(question.endpoint)) return collector.result();
  if (answer.is === 'refusal') collector.warn('answer_refused', 'Kaito answered with an error.');
  if (answer.is === 'unreadable') return collector.result({ code: 'unreadable_answer', message: 'The answer is no JSON.' });
  if (answer.is !== 'data') return collector.result();

  if (!question) collector.warn('request_unknown', 'What was asked is not known: nothing can be put on a board.');
  const isYaps = question?.endpoint === 'yaps';
  const sighting: Sighting = { observedAt: capture.capturedAt, via: capture.via, context: isYaps ? 'profile' : 'board' };
  const tally = yield* readRows(answer.root, question, { collector, sighting, names });
  return collector.result(driftOf(answer.root, question?.endpoint, tally));
}

/** @returns `undefined` when the answer gave what an answer of its kind has to give. */
function driftOf(root: unknown, endpoint: string | undefined, { meant, entries, accounts, rejected }: Tally): Drift | undefined {
  if (entries > 0 || isEmptyList(root)) return undefined;
  if (endpoint === undefined || mayLack.test(endpoint)) return undefined;
  if (meant > 0 && rejected === meant) return { code: 'no_row_readable', message: 'None of the rows could be read.' };
  if (endpoint === 'yaps') return accounts > 0 || isBlank(root) ? undefined : unknownShape;
  return boards.test(endpoint) ? unknownShape : undefined;
}

const unknownShape: Drift = { code: 'unknown_shape', message: 'The answer should hold rows of a board, and none is in it.' };

/** `{}` is how some answers say "no Yaps". */
function isBlank(root: unknown): boolean {
  return typeof root === 'object' && root !== null && Object.keys(root).length === 0;
}
