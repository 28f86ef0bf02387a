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
  tables: TypeTables,
): Seen<'campaign'> & { childIds: string[] | undefined } {
  const own = (key: string) => source.get(campaign, key);
  const recurring = givenWord(own('recurringType'));
  return {
    name: givenText(own('name')),
    description: givenText(own('description')),
    imageUrl: imageOf(source, campaign),
    spaceId: givenId(at(source, campaign, 'space', 'id')),
    type: givenWord(own('type')),
    startsAt: timeOf(own('startTime')),
    endsAt: limitOf(own('endTime')),
    claimEndsAt: limitOf(own('claimEndTime')),
    participants: givenCount(at(source, campaign, 'participants', 'participantsCount') ?? own('participantsCount')),
    winnersCap: capOf(own('cap')),
    chain: givenWord(own('chain')),
    gas: oneOf(['gas', 'gasless'], own('gasType')),
    recurring: typeof recurring === 'string' ? recurring !== 'once' : recurring,
    distribution: oneOf(['fcfs', 'raffle', 'guaranteed'], own('distributionType')),
    points: givenNumber(own('loyaltyPoints')),
    rewards: rewardsOf(source, campaign),
    tasks: tasksOf(source, campaign),
    parentId: givenId(at(source, campaign, 'parentCampaign', 'id')),
    childIds: childrenOf(source, campaign, tables),
  };
}

/** What the address and the status follow from. */
export function campaignClues(source: Source, campaign: JsonRecord, words: Filled<typeof galxeTables>['status']): CampaignClues {
  const status = understood(givenText(source.get(campaign, 'status')));
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
