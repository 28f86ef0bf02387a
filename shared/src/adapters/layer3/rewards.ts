import type { Reward } from '../../facts/campaign.ts';
import { type Decimal, decimal, fromBaseUnits, isZero } from '../../units.ts';
import { givenCount, givenNumber, givenText, givenWord, understood } from '../given.ts';
import { type JsonRecord, read } from '../json.ts';
import { firstOf, listOf } from './fields.ts';

const kindsByWord: readonly (readonly [RegExp, Reward['kind']])[] = [
  [/^(xp|exp|points?)$/, 'points'],
  [/^(erc20|native|tokens?|coin)$/, 'token'],
  [/^(erc721|erc1155|nft|cube|credential)$/, 'nft'],
  [/role/, 'role'],
  [/^(whitelist|allowlist)$/, 'whitelist'],
];

export interface Rewards {
  readonly rewards: readonly Reward[] | undefined;
  /** XP stated as a reward. It belongs to `points` alone. */
  readonly points: number | undefined;
}

/** What each participant gets, as far as the campaign's `rewards` say it. Empty rewards are none. */
export function rewardsOf(campaign: JsonRecord): Rewards {
  let points: number | undefined;
  const rewards: Reward[] = [];
  for (const raw of listOf(campaign, ['rewards', 'Rewards']).slice(0, 50)) {
    const reward = rewardOf(raw);
    if (reward?.kind === 'points') points ??= understood(firstOf(raw, ['amount', 'xp', 'value'], givenNumber));
    else if (reward) rewards.push(reward);
  }
  return { rewards: rewards.length > 0 ? rewards : undefined, points };
}

function rewardOf(raw: JsonRecord): Reward | undefined {
  const token = read(raw, 'token');
  if (isNothing(read(raw, 'amount'))) return undefined;
  const amount = amountOf(raw, token);
  if (amount !== undefined && isZero(amount)) return undefined;
  const said = (keys: readonly string[], inner: readonly string[] = keys) =>
    understood(firstOf(raw, keys, givenText) ?? firstOf(token, inner, givenText));
  const symbol = said(['symbol', 'tokenSymbol'], ['symbol']);
  const tokenAddress = said(['tokenAddress', 'contractAddress'], ['address', 'tokenAddress']);
  const name = said(['name', 'title'], ['name']);
  const kind = kindOf(raw) ?? (symbol !== undefined || tokenAddress !== undefined ? 'token' : name === undefined ? undefined : 'custom');
  if (kind === undefined || symbol === '0') return undefined;
  const saysNothing = symbol === undefined && tokenAddress === undefined && name === undefined && amount === undefined;
  if (kind !== 'points' && saysNothing) return undefined;
  const chain = chainOf(raw) ?? chainOf(token);
  const reward: Reward = { kind };
  if (name !== undefined && kind !== 'points') reward.name = name;
  if (amount !== undefined && kind === 'token') reward.amountPerWinner = amount;
  if (symbol !== undefined) reward.symbol = symbol;
  if (tokenAddress !== undefined) reward.tokenAddress = tokenAddress;
  if (chain !== undefined) reward.chain = chain;
  return reward;
}

/** The platform's word for the kind. An unknown word is `custom`: a reward, but of no kind that is counted. */
function kindOf(raw: JsonRecord): Reward['kind'] | undefined {
  const word = understood(firstOf(raw, ['type', 'tokenType', 'rewardType', 'kind'], givenWord))?.replace(/[\s_-]/g, '');
  return word === undefined ? undefined : (kindsByWord.find(([is]) => is.test(word))?.[1] ?? 'custom');
}

/**
 * Amounts are base units, as in the receipts of claims, and mean nothing without decimals. One with a point cannot be base
 * units: with decimals beside it, it is the amount itself.
 */
function amountOf(raw: JsonRecord, token: unknown): Decimal | undefined {
  const decimals = understood(
    firstOf(raw, ['decimals', 'tokenDecimals', 'tokenDecimal'], givenCount) ?? firstOf(token, ['decimals'], givenCount),
  );
  const amount = read(raw, 'amount');
  const digits = typeof amount === 'number' ? String(amount) : amount;
  if (typeof digits !== 'string' || decimals === undefined) return undefined;
  return digits.includes('.') ? decimal(digits) : fromBaseUnits(digits, decimals);
}

function isNothing(amount: unknown): boolean {
  if (amount === '' || amount === 0) return true;
  const plain = typeof amount === 'string' ? decimal(amount) : undefined;
  return plain !== undefined && isZero(plain);
}

/** The platform's word for a chain: its name, else its number. */
export function chainOf(record: unknown): string | undefined {
  const chain = read(record, 'chain') ?? read(record, 'network') ?? read(record, 'Chain');
  const named = typeof chain === 'object' ? firstOf(chain, ['slug', 'name', 'id', 'chainId'], wordOrNumber) : wordOrNumber(chain);
  return understood(named ?? firstOf(record, ['chainId', 'networkChainId'], wordOrNumber));
}

function wordOrNumber(value: unknown) {
  return givenWord(typeof value === 'number' ? String(value) : value);
}
