import type { Reward } from '@infofi-lens/shared/facts/campaign';
import { fieldOf, type Kind } from '@infofi-lens/shared/facts/catalog';
import { epochMs } from '@infofi-lens/shared/units';
import { amount, count, dateTime, percent, points } from './format.ts';

const times: ReadonlySet<string> = new Set(['startsAt', 'endsAt', 'claimEndsAt', 'createdAt']);
const shares: ReadonlySet<string> = new Set(['mindshare']);

/** A field's value as one short text: for lists of changes and examples. Unknown is "unknown", never a blank. */
export function valueText(name: string, value: unknown): string {
  if (value === undefined) return 'unknown';
  if (value === null) return name === 'winnersCap' ? 'unlimited' : 'no end';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberText(name, value);
  if (name === 'rewards' && Array.isArray(value)) return value.map(rewardText).join(', ') || 'none';
  if (Array.isArray(value)) return count(value.length);
  if (typeof value !== 'string') return 'something else';
  return name === 'distribution' ? (distributions[value] ?? value) : value;
}

const distributions: Readonly<Record<string, string>> = {
  fcfs: 'first come, first served',
  raffle: 'raffle',
  guaranteed: 'everybody who qualifies',
};

function numberText(name: string, value: number): string {
  const at = times.has(name) ? epochMs(value) : undefined;
  if (at !== undefined) return dateTime(at);
  if (name === 'mindshareDelta') return points(value);
  return shares.has(name) ? percent(value) : count(value);
}

/** "20 USDT", "up to 50 USDC", "NFT: Pioneer". */
export function rewardText({ kind, name, symbol, amountPerWinner, amountMax }: Reward): string {
  const what = symbol ?? name ?? kindText[kind];
  if (amountPerWinner !== undefined) return `${amount(amountPerWinner)} ${what}`;
  if (amountMax !== undefined) return `up to ${amount(amountMax)} ${what}`;
  return kind === 'token' || name === undefined ? what : `${kindText[kind]}: ${name}`;
}

const kindText: Record<Reward['kind'], string> = {
  token: 'token',
  points: 'points',
  nft: 'NFT',
  oat: 'OAT',
  role: 'Discord role',
  whitelist: 'allowlist place',
  custom: 'custom reward',
};

/** The field in the words of the interface; its own name where it was never declared. */
export const fieldLabel = (kind: Kind, name: string): string => fieldOf(kind, name)?.label ?? name;
