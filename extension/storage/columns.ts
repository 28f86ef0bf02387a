import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { FieldsOf } from '@infofi-lens/shared/facts/observation';
import { expectedValue } from '@infofi-lens/shared/scoring/roi/expected-value';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { wordsOf } from './words.ts';

/** Columns that rows are found by. A column that does not apply is missing, and so is the row in that index. */
export interface PlainColumns {
  /** Campaigns that are not over and have an end. */
  endsAt?: EpochMs;
  /** What one participant may expect of an open campaign, in US dollars; missing when it can not be known or is nothing. */
  expected?: number;
  page?: string;
  parent?: EntityKey;
}
export interface Columns extends PlainColumns {
  words?: string[];
}

/** @param value The value of a field, already checked against its declaration; `undefined` when unknown. */
export function columnsOf(of: { platform: PlatformId; kind: Kind }, value: (name: string) => unknown): Columns {
  const words = searchedBy(of.kind, value);
  return { ...plainColumnsOf(of, value), ...(words.length > 0 && { words }) };
}

/** All columns but the words, which are what costs most. */
export function plainColumnsOf(of: { platform: PlatformId; kind: Kind }, value: (name: string) => unknown): PlainColumns {
  const columns: PlainColumns = {};
  const endsAt = of.kind === 'campaign' && !isOver(value('status')) ? value('endsAt') : undefined;
  const end = typeof endsAt === 'number' ? epochMs(endsAt) : undefined;
  if (end !== undefined) columns.endsAt = end;

  if (of.kind === 'campaign' && !isOver(value('status')) && value('status') !== 'capped') {
    const names = ['rewards', 'distribution', 'winnersCap', 'participants'] as const;
    // The values were checked against the declarations of these very fields.
    const expected = expectedValue(Object.fromEntries(names.map((name) => [name, value(name)])) as FieldsOf<'campaign'>);
    if (expected.known && expected.value > 0) columns.expected = expected.value;
  }

  const name = of.kind === 'space' ? value('alias') : of.kind === 'profile' ? value('handle') : undefined;
  if (typeof name === 'string') columns.page = `${of.platform}:${of.kind}:${name.toLowerCase()}`;

  const [field, kind] = parents[of.kind] ?? [];
  const parent = field === undefined ? undefined : value(field);
  if (kind !== undefined && typeof parent === 'string') columns.parent = `${of.platform}:${kind}:${parent}`;
  return columns;
}

/** The words something is searched by. */
function searchedBy(kind: Kind, value: (name: string) => unknown): string[] {
  const texts = (searched[kind] ?? []).map(value).filter((text) => typeof text === 'string');
  return wordsOf([...texts, ...symbolsIn(value('rewards'))]);
}

/** Whether the words may be others when that field is. */
export const isSearched = (kind: Kind, field: string): boolean => field === 'rewards' || (searched[kind]?.includes(field) ?? false);

const isOver = (status: unknown) => status === 'ended' || status === 'deleted';

const parents: Readonly<Partial<Record<Kind, readonly [field: string, kind: Kind]>>> = {
  campaign: ['spaceId', 'space'],
  'board-entry': ['boardId', 'board'],
  post: ['authorId', 'profile'],
  participation: ['campaignId', 'campaign'],
};

/** Fields whose words are searched, the telling ones first: only so many words are kept. */
const searched: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  campaign: ['name', 'chain', 'type'],
  space: ['name', 'alias', 'tokenSymbol', 'xHandle'],
  profile: ['handle', 'displayName'],
  board: ['name', 'topic'],
  'board-entry': ['handle', 'displayName'],
  post: ['authorHandle', 'text'],
};

function symbolsIn(rewards: unknown): string[] {
  if (!Array.isArray(rewards)) return [];
  return rewards.flatMap((reward: { symbol?: unknown; name?: unknown }) =>
    [reward.symbol, reward.name].filter((text) => typeof text === 'string'),
  );
}
