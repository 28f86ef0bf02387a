import type { Task } from '../../facts/campaign.ts';
import type { EpochMs } from '../../units.ts';
import {
  type Given,
  givenAddress,
  givenCount,
  givenFlag,
  givenId,
  givenNumber,
  givenText,
  givenTime,
  givenWord,
  understood,
} from '../given.ts';
import { isRecord, type JsonRecord, read } from '../json.ts';
import { firstOf, listOf } from './fields.ts';
import { prose } from './prose.ts';
import { chainOf, rewardsOf } from './rewards.ts';
import { nameOf, slugOf, spaceIdOf } from './roles.ts';
import type { Layer3Tables } from './tables.ts';

/**
 * What a record says about a campaign.
 * @param parts The campaigns it holds, from {@link childrenOf}.
 */
export function campaignFields(record: JsonRecord, parts: readonly JsonRecord[], observedAt: EpochMs, tables: Layer3Tables) {
  const { fields: names } = tables;
  const endsAt = limitOf(record, names.ends);
  const startsAt = firstOf(record, names.starts, givenTime);
  const type = firstOf(record, ['type', 'taskType', 'questType'], givenWord);
  const { rewards, points } = rewardsOf(record);
  const children = parts.map(slugOf).filter((slug) => slug !== undefined);
  const tasks = stepsOf(record, names.steps);
  return {
    name: nameOf(record),
    description: prose(read(record, 'description') ?? read(record, 'missionDoc') ?? read(record, 'descriptionDoc')),
    url: pageOf(slugOf(record), understood(type)),
    imageUrl: firstOf(record, names.picture, givenAddress),
    spaceId: spaceOf(record),
    status: statusOf(record, { startsAt: understood(startsAt), endsAt, now: observedAt, words: tables.status }),
    type,
    startsAt,
    endsAt,
    claimEndsAt: limitOf(record, names.claimEnds),
    participants: firstOf(record, names.participants, countIn),
    chain: chainOf(record) ?? soleChain(record),
    points: firstOf(record, names.points, givenNumber) ?? points,
    rewards,
    tasks: tasks.length > 0 ? tasks : undefined,
    childIds: children.length > 0 ? [...new Set(children)] : undefined,
  };
}

/** The campaigns a record holds, each out of the wrapper it may come in (`{ChildTask: {…}}`). */
export function childrenOf(record: JsonRecord, keys: readonly string[]): readonly JsonRecord[] {
  const children: JsonRecord[] = [];
  for (const key of keys)
    for (const entry of listOf(record, [key])) {
      const child = slugOf(entry) === undefined ? insideWrapper(entry) : entry;
      if (child !== undefined) children.push(child);
    }
  return children;
}

const wrapperKeys = ['ChildTask', 'childTask', 'quest', 'Quest', 'task', 'Task', 'activation'];

function insideWrapper(entry: JsonRecord): JsonRecord | undefined {
  return wrapperKeys.map((key) => read(entry, key)).find((inner): inner is JsonRecord => isRecord(inner) && slugOf(inner) !== undefined);
}

const spaceKeys = ['Community', 'community', 'Dao', 'dao'];

/** The community that runs a campaign. */
export function spaceOf(record: JsonRecord): string | undefined {
  for (const key of spaceKeys) {
    const id = spaceIdOf(read(record, key));
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The steps of a campaign: entries with an id of their own and no page of their own. */
export function stepsOf(record: JsonRecord, keys: readonly string[]): Task[] {
  return listOf(record, keys)
    .slice(0, 200)
    .flatMap((step) => {
      const id = givenId(read(step, 'id'));
      if (id === undefined || slugOf(step) !== undefined) return [];
      const type = understood(firstOf(step, ['type', 'taskType', 'stepType'], givenWord));
      const name = understood(firstOf(step, ['title', 'name'], givenText));
      const optional = understood(firstOf(step, ['isOptional', 'optional'], givenFlag));
      return [{ id, ...(type ? { type } : {}), ...(name ? { name } : {}), ...(optional === undefined ? {} : { optional }) }];
    });
}

/** A time up to which something runs; `null` when the platform says it has no end. */
function limitOf(record: JsonRecord, keys: readonly string[]): Given<EpochMs> | null {
  const time = firstOf(record, keys, givenTime);
  return time === undefined && keys.some((key) => Object.hasOwn(record, key) && record[key] === null) ? null : time;
}

/** The canonical page, for the kinds of campaign whose page is known. */
function pageOf(slug: string | undefined, type: string | undefined): string | undefined {
  const section = type && pages[type];
  return slug && section ? `https://app.layer3.xyz/${section}/${encodeURIComponent(slug)}` : undefined;
}

const pages: Readonly<Record<string, string>> = {
  activation: 'activations',
  quest: 'quests',
  streak: 'streaks',
  collection: 'collections',
  campaign: 'campaigns',
};

interface StatusClues {
  readonly startsAt: EpochMs | undefined;
  readonly endsAt: ReturnType<typeof limitOf>;
  readonly now: EpochMs;
  readonly words: Layer3Tables['status'];
}

/** The platform's word, unless the end has passed; without a word, what start and end together prove. */
function statusOf(record: JsonRecord, { startsAt, endsAt, now, words }: StatusClues) {
  if (typeof endsAt === 'number' && endsAt < now) return 'ended';
  const word = understood(firstOf(record, ['status', 'state'], givenWord))?.replace(/[\s-]+/g, '_');
  const said = word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined;
  if (said !== undefined) return said;
  if (startsAt !== undefined && startsAt > now) return 'upcoming';
  const isOpen = endsAt === null || typeof endsAt === 'number';
  return startsAt !== undefined && isOpen ? 'active' : undefined;
}

/** A count, bare or in a record (`{count: 12}`). */
function countIn(value: unknown): Given<number> {
  if (Array.isArray(value)) return undefined; // some of the people, not their number
  return typeof value === 'object' && value !== null ? firstOf(value, ['count', 'total', 'totalCount'], givenCount) : givenCount(value);
}

/** A campaign on one chain is on that chain; of several none is "the" chain. */
function soleChain(record: JsonRecord): string | undefined {
  const list = [read(record, 'chains'), read(record, 'networks'), read(record, 'chainIds')].find(Array.isArray);
  return list?.length === 1 ? chainOf({ chain: list[0] }) : undefined;
}
