import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { entities, entitiesSeen, ofKind } from '../entities.ts';
import { now } from '../now.ts';
import { estimates } from '../roi/estimates.ts';
import { store } from '../store.ts';
import { watch } from '../watch.ts';
import { type BriefWorth, briefWorth } from './brief.ts';
import type { Answer, Question } from './protocol.ts';
import type { Said } from './said.ts';
import { type ListedKind, summaries } from './summaries.ts';
import { spaceNames, walkSummaries } from './walk.ts';

/** As JSON: a browser writes and reads it in half the time that it takes to copy so many small objects, and reads it on the page's thread. */
const tell = (answer: Answer) => self.postMessage(JSON.stringify(answer));
/** Own sightings that are looked at again when any changes. */
const lately = 200;
/** News of the crowd come in many writes: they are read anew once it is quiet for that long. */
const quietMs = 1_500;

/** Answers the questions of the page that started this worker, for as long as it lives. */
export function startReader(): void {
  addEventListener('message', ({ data }: MessageEvent<Question>) => {
    if (data.ask === 'read') keepReading(data.kind);
    else
      worthOf(data.keys).then(
        (worth) => tell({ tell: 'worth', id: data.id, worth }),
        () => tell({ tell: 'worth', id: data.id, worth: [] }),
      );
  });
}

/** Everything of a kind, then what becomes different. */
function keepReading(kind: ListedKind): void {
  const failed = () => tell({ tell: 'failed', kind });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = Promise.resolve();
  const again = () => {
    reading = reading.then(() => readAll(kind)).catch(failed);
  };
  watch(
    ({ state }) => state.catalogue().then(({ seq, edition, asOf }) => [seq, edition, asOf].join()),
    () => {
      const first = timer === undefined;
      clearTimeout(timer);
      timer = setTimeout(again, first ? 0 : quietMs);
    },
    failed,
  );
  let known = 0;
  watch(
    ({ facts }) => facts.recent(kind, { limit: lately }),
    (rows) => {
      const news = known === 0 ? [] : rows.filter(({ lastSeen }) => lastSeen >= known);
      known = Math.max(1, ...rows.map(({ lastSeen }) => lastSeen));
      if (news.length > 0) reading = reading.then(() => tellNews(kind, news)).catch(failed);
    },
    failed,
  );
}

async function readAll(kind: ListedKind): Promise<void> {
  tell({ tell: 'begin', kind });
  for await (const rows of walkSummaries(store, kind)) if (rows.length > 0) tell({ tell: 'rows', kind, rows });
  tell({ tell: 'end', kind });
}

async function tellNews(kind: ListedKind, news: Parameters<typeof entitiesSeen>[1]): Promise<void> {
  const known = (await entitiesSeen(store, news)).flatMap((entity) => ofKind(entity, kind) ?? []);
  const spaces = kind === 'campaign' ? await spaceNames(store, known) : new Map<string, Said<string>>();
  // One kind in, the same kind out: its own function is looked up by it.
  const summary = summaries[kind] as (
    entity: (typeof known)[number],
    names: ReadonlyMap<string, Said<string>>,
  ) => ReturnType<(typeof summaries)[ListedKind]>;
  tell({ tell: 'rows', kind, rows: known.map((entity) => summary(entity, spaces)) });
}

async function worthOf(keys: readonly EntityKey[]): Promise<(readonly [EntityKey, BriefWorth])[]> {
  const campaigns = (await entities(store, keys)).flatMap((entity) => ofKind(entity, 'campaign') ?? []);
  const worth = await estimates(store, campaigns, now());
  return campaigns.flatMap((campaign) => {
    const made = worth.get(campaign.key);
    return made ? [[campaign.key, briefWorth(campaign, made.estimate)] as const] : [];
  });
}
