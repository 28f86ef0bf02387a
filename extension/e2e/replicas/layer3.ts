import { type Layer3Quest, questJson, questTruths } from '../world/layer3.ts';
import type { Truth } from '../world/truth.ts';
import { type Answer, type Ask, json, page, shell } from './answer.ts';

/** app.layer3.xyz: Pages Router, batched tRPC with superjson, and a gatekeeper in front. */
export function layer3(ask: Ask): Answer | undefined {
  if (ask.mood.challenge) return gatekeeper;
  const { pathname } = ask.url;
  if (pathname.startsWith('/api/trpc/')) return batch(ask, pathname.slice('/api/trpc/'.length).split(','));
  const data = { props: { pageProps: {}, __N_SSP: true }, page: pathname, query: {}, buildId: 'replica', isFallback: false, gssp: true };
  return page(
    shell({
      site: 'layer3',
      title: 'Layer3',
      scripts: `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(data)}</script>`,
    }),
  );
}

interface Reply {
  readonly entry: unknown;
  readonly truths: readonly Truth[];
}

function batch(ask: Ask, procedures: readonly string[]): Answer | undefined {
  if (ask.mood.broken) return { status: 500, type: 'text/plain', body: 'upstream connect error' };
  const raw = ask.method === 'GET' ? (ask.url.searchParams.get('input') ?? '{}') : ask.body;
  const inputs = JSON.parse(raw) as Record<string, { json?: Record<string, unknown> }>; // sent by our own page
  const replies = procedures.map((procedure, index) => run(ask, procedure, inputs[String(index)]?.json ?? {}));
  const body = ask.url.searchParams.get('batch') === '1' ? replies.map(({ entry }) => entry) : replies[0]?.entry;
  return json({ body: JSON.stringify(body), truths: replies.flatMap(({ truths }) => truths) });
}

function run({ world }: Ask, procedure: string, input: Record<string, unknown>): Reply {
  const { quests } = world.layer3;
  switch (procedure) {
    case 'questSearch.search': {
      const wanted = quests.filter(({ kind }) => input.tab !== 'streaks' || kind === 'streaks');
      const from = typeof input.cursor === 'number' ? input.cursor : 0;
      return search(wanted.slice(from, from + 24), from + 24 < wanted.length ? from + 24 : undefined);
    }
    case 'quest.questFromSlug': {
      const quest = quests.find(({ slug }) => slug === input.slug);
      return quest ? ok({ ...questJson(quest) }, dates(quest, []), questTruths(quest)) : error('No such quest');
    }
    case 'quest.childTasksFromQuestSlug': {
      const quest = quests.find(({ slug }) => slug === input.slug);
      return ok((quest?.steps ?? []).map((title, index) => ({ ChildTask: { id: index + 1, stepTitle: title } })));
    }
    case 'community.getCommunities': {
      const communities = [...new Map(quests.map(({ community }) => [community.slug, community])).values()];
      return ok({ items: communities.map(({ slug }) => ({ numberOfQuests: 3, community: slug })) });
    }
    case 'user.me':
      return error('UNAUTHORIZED');
    default:
      return error(`No "query"-procedure on path "${procedure}"`);
  }
}

function search(found: readonly Layer3Quest[], nextCursor: number | undefined): Reply {
  const values = Object.assign({}, ...found.map((quest, index) => dates(quest, ['items', index])));
  return ok(
    { items: found.map(questJson), nextCursor },
    nextCursor === undefined ? { ...values, nextCursor: ['undefined'] } : values,
    found.flatMap(questTruths),
  );
}

const dates = (quest: Layer3Quest, path: readonly (string | number)[]) =>
  Object.fromEntries(
    ['startDate', ...(quest.endDate === undefined ? [] : ['endDate'])].map((name) => [[...path, name].join('.'), ['Date']]),
  );

const ok = (payload: unknown, values: Record<string, unknown> = {}, truths: readonly Truth[] = []): Reply => ({
  entry: { result: { data: { json: payload, ...(Object.keys(values).length > 0 ? { meta: { values } } : {}) } } },
  truths,
});

const error = (message: string): Reply => ({
  entry: { error: { json: { message, code: -32_001, data: { code: 'UNAUTHORIZED', httpStatus: 401 } } } },
  truths: [],
});

const gatekeeper: Answer = {
  status: 403,
  type: 'text/html; charset=UTF-8',
  headers: { 'cf-mitigated': 'challenge' },
  body:
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head>' +
    '<body><h1>app.layer3.xyz</h1><p>Verifying you are human. This may take a few seconds.</p></body></html>',
};
