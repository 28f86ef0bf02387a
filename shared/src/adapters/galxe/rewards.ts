import type { FieldsOf } from '../../facts/observation.ts';
import { givenText, givenWord, understood } from '../given.ts';
import type { JsonRecord } from '../json.ts';
import { at, entries, type Source } from './source.ts';
import { namesTasks } from './tasks.ts';
import { amountOf, isNoAmount } from './values.ts';

type Reward = NonNullable<FieldsOf<'campaign'>['rewards']>[number];
/** A reward before the collector has checked it: strings instead of brands. */
export type RawReward = { [F in keyof Reward]?: string } & { kind: Reward['kind'] };

/** Its parts, as far as the payload has them. */
type Said = { readonly [F in keyof Reward]?: string | undefined };

/**
 * What each winner gets. Empty rewards (Galxe writes an object of empty texts), loyalty points and boosts are none.
 * Kinds without a value of their own (OAT, NFT, …) carry no name, so that a card and the campaign's page say the same.
 * @returns `undefined` when the object names no reward; that is not "no reward", it may be a trimmed object.
 */
export function rewardsOf(source: Source, campaign: JsonRecord): RawReward[] | undefined {
  const entities = rewardEntities(source, campaign);
  const info = source.get(campaign, 'rewardInfo');
  const rewards: RawReward[] = [];
  const add = (found: RawReward | undefined) => found !== undefined && rewards.push(found);
  add(tokenReward(source, campaign));
  add(luckBasedToken(source, campaign, source.get(info, 'luckBasedToken')));
  add(airdrop(source, campaign, source.get(campaign, 'airdrop') ?? source.get(info, 'airdrop')));
  if (entities.has('NFT')) add({ kind: 'nft' });
  if (entities.has('OAT') || isFull(source, campaign, 'Oat')) add({ kind: 'oat' });
  add(role(source, info, entities));
  if (entities.has('MINTLIST')) add({ kind: 'whitelist' });
  add(custom(source, campaign, entities));
  return rewards.length > 0 ? rewards : undefined;
}

/** Whether the object is of that type and more than a stub: only then is its type the last word on its reward. */
function isFull(source: Source, campaign: JsonRecord, type: string): boolean {
  if (understood(givenWord(source.get(campaign, 'type'))) !== type.toLowerCase()) return false;
  return source.get(campaign, 'rewardInfo') !== undefined || understood(givenText(source.get(campaign, 'name'))) !== undefined;
}

const none: ReadonlySet<unknown> = new Set();

/** The kinds of reward that tasks lead to: `NFT TOKEN DISCORDROLE LOYALTYPOINTS OAT CUSTOM MINTLIST …`. */
function rewardEntities(source: Source, campaign: JsonRecord): ReadonlySet<unknown> {
  if (!namesTasks(source, campaign)) return none;
  const groups = [
    ...entries(source, at(source, campaign, 'taskConfig', 'rewardConfigs'), 100),
    ...entries(source, source.get(campaign, 'credentialGroups'), 100),
  ];
  return new Set(
    groups.flatMap((group) => entries(source, source.get(group, 'rewards'), 50).map((reward) => source.get(reward, 'rewardType'))),
  );
}

function tokenReward(source: Source, campaign: JsonRecord): RawReward | undefined {
  const token = source.get(campaign, 'tokenReward');
  const amount = source.get(token, 'userTokenAmount');
  if (isNoAmount(amount)) return undefined;
  return tokenOf(source, token, {
    amountPerWinner: amountOf(amount, source.get(token, 'tokenDecimal')),
    chain: chainOf(source, source.get(campaign, 'tokenRewardContract'), campaign),
  });
}

/** Drawn by luck: what one winner gets is known only as a maximum, and what all get together exactly. */
function luckBasedToken(source: Source, campaign: JsonRecord, token: unknown): RawReward | undefined {
  if (token === undefined || token === null) return undefined;
  const most = source.get(token, 'userAvailableMaxAmount');
  if (isNoAmount(most)) return undefined;
  const total = source.get(token, 'totalAmount');
  return tokenOf(source, token, {
    amountMax: amountOf(most, source.get(token, 'tokenDecimal')),
    pool: isNoAmount(total) ? undefined : amountOf(total, source.get(token, 'tokenDecimal')),
    chain: chainOf(source, source.get(token, 'luckBasedTokenRewardContract'), campaign),
  });
}

function tokenOf(source: Source, token: unknown, rest: Said): RawReward | undefined {
  const symbol = understood(givenText(source.get(token, 'tokenSymbol')));
  if (symbol === undefined || symbol === '0') return undefined;
  return reward('token', { ...rest, symbol, tokenAddress: understood(givenText(source.get(token, 'tokenAddress'))) });
}

function airdrop(source: Source, campaign: JsonRecord, value: unknown): RawReward | undefined {
  if (value === undefined || value === null) return undefined;
  const amount = source.get(value, 'rewardAmount');
  if (isNoAmount(amount)) return undefined;
  const token = at(source, value, 'rewardInfo', 'token');
  const symbol = understood(givenText(source.get(token, 'symbol')));
  if (symbol !== undefined) {
    return reward('token', {
      symbol,
      amountPerWinner: amountOf(amount, source.get(token, 'decimals')),
      tokenAddress: understood(givenText(source.get(token, 'address'))),
      chain: chainOf(source, token, campaign),
    });
  }
  const name = understood(givenText(at(source, value, 'rewardInfo', 'custom', 'name')));
  return name === undefined ? undefined : reward('custom', { name });
}

function role(source: Source, info: unknown, entities: ReadonlySet<unknown>): RawReward | undefined {
  const name = understood(givenText(at(source, info, 'discordRole', 'roleName')));
  return name !== undefined || entities.has('DISCORDROLE') ? reward('role', { name }) : undefined;
}

/** A custom reward is nothing without its words: a card that leaves them out does not speak about it. */
function custom(source: Source, campaign: JsonRecord, entities: ReadonlySet<unknown>): RawReward | undefined {
  const name = understood(givenText(source.get(campaign, 'rewardName')));
  const isCustom = entities.has('CUSTOM') || isFull(source, campaign, 'Bounty');
  return isCustom && name !== undefined ? reward('custom', { name }) : undefined;
}

function chainOf(source: Source, contract: unknown, campaign: JsonRecord): string | undefined {
  return understood(givenWord(source.get(contract, 'chain'))) ?? understood(givenWord(source.get(campaign, 'chain')));
}

/** Leaves out what is not known: the schema of a reward has no `undefined`. */
function reward(kind: RawReward['kind'], { name, amountPerWinner, amountMax, pool, symbol, tokenAddress, chain }: Said): RawReward {
  const said: RawReward = { kind };
  if (name !== undefined) said.name = name;
  if (amountPerWinner !== undefined) said.amountPerWinner = amountPerWinner;
  if (amountMax !== undefined) said.amountMax = amountMax;
  if (pool !== undefined) said.pool = pool;
  if (symbol !== undefined) said.symbol = symbol;
  if (tokenAddress !== undefined) said.tokenAddress = tokenAddress;
  if (chain !== undefined) said.chain = chain;
  return said;
}
