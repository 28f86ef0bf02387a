import { type Given, givenAddress, givenCount, givenId, givenNumber, givenText, givenWord, understood } from '../given.ts';
import type { JsonRecord } from '../json.ts';
import type { Filled } from '../table.ts';
import type { CampaignClues, Seen } from './drafts.ts';
import { isCampaign, type TypeTables } from './entity-type.ts';
import { rewardsOf } from './rewards.ts';
import { at, entries, type Source } from './source.ts';
import { statusWord } from './status.ts';
import type { galxeTables } from './tables.ts';
import { tasksOf } from './tasks.ts';
import { capOf, limitOf, timeOf } from './values.ts';

/** What one campaign object says: every field it really has. */
export function campaignFields(
  source: Source,
  campaign: JsonRecord,
  tables: TypeTables & { readonly fields: Names },
): Seen<'campaign'> & { childIds: string[] | undefined } {
  const own = (key: string) => source.get(campaign, key);
  const { fields: names } = tables;
  const named = (keys: readonly string[], of: unknown = campaign) => first(source, of, keys);
  const recurring = givenWord(own('recurringType'));
  return {
    name: givenText(named(names.name)),
    description: givenText(own('description')),
    imageUrl: imageOf(source, campaign),
    spaceId: givenId(at(source, campaign, 'space', 'id')),
    type: givenWord(named(names.type)),
    startsAt: timeOf(named(names.starts)),
    endsAt: limitOf(named(names.ends)),
    claimEndsAt: limitOf(named(names.claimEnds)),
    participants: givenCount(named(names.count, named(names.participants)) ?? named(names.count)),
    winnersCap: capOf(named(names.cap)),
    chain: givenWord(named(names.chain)),
    gas: oneOf(['gas', 'gasless'], own('gasType')),
    recurring: typeof recurring === 'string' ? recurring !== 'once' : recurring,
    distribution: oneOf(['fcfs', 'raffle', 'guaranteed'], own('distributionType')),
    points: givenNumber(named(names.points)),
    rewards: rewardsOf(source, campaign),
    tasks: tasksOf(source, campaign),
    parentId: givenId(at(source, campaign, 'parentCampaign', 'id')),
    childIds: childrenOf(source, campaign, tables),
  };
}

type Names = Filled<typeof galxeTables>['fields'];
type ClueTables = Pick<Filled<typeof galxeTables>, 'status' | 'fields'>;

/** What stands under the first of these names that is there; `null` may say something. */
function first(source: Source, of: unknown, keys: readonly string[]): unknown {
  for (const key of keys) {
    const value = source.get(of, key);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What the address and the status follow from. */
export function campaignClues(source: Source, campaign: JsonRecord, { status: words, fields }: ClueTables): CampaignClues {
  const status = understood(givenText(first(source, campaign, fields.status)));
  const word = status === undefined ? undefined : statusWord(status, words);
  return {
    alias: understood(givenText(at(source, campaign, 'space', 'alias'))),
    word,
    oddWord: status !== undefined && word === undefined,
  };
}

/** The campaigns that this one holds. @returns `undefined` when it names none. */
function childrenOf(source: Source, campaign: JsonRecord, tables: TypeTables): string[] | undefined {
  const ids = entries(source, source.get(campaign, 'childrenCampaigns'))
    .filter((child) => isCampaign(child, tables))
    .flatMap((child) => givenId(source.get(child, 'id')) ?? []);
  return ids.length > 0 ? [...new Set(ids)] : undefined;
}

/** The picture of the card; campaigns for an NFT or OAT often have only that one's. */
function imageOf(source: Source, campaign: JsonRecord): Given<string> {
  const thumbnail = givenAddress(source.get(campaign, 'thumbnail'));
  if (thumbnail !== undefined) return thumbnail;
  const [template] = entries(source, source.get(campaign, 'nftTemplates'), 1);
  return givenAddress(source.get(template, 'image'));
}

/** A word of a closed set. A new word of the platform is left out rather than guessed at. */
function oneOf(words: readonly string[], value: unknown): Given<string> {
  const word = givenWord(value);
  return typeof word !== 'string' || words.includes(word) ? word : undefined;
}
