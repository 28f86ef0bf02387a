import type { Reward } from '@infofi-lens/shared/facts/campaign';
import { fieldOf, type Kind } from '@infofi-lens/shared/facts/catalog';
import { epochMs } from '@infofi-lens/shared/units';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { amount, count, dateTime, percent, points } from './format.ts';
import { words } from './words.ts';

const text = words.value;

const times: ReadonlySet<string> = new Set(['startsAt', 'endsAt', 'claimEndsAt', 'createdAt']);
const shares: ReadonlySet<string> = new Set(['mindshare']);

/** A field's value as one short text: for lists of changes and examples. Unknown is "unknown", never a blank. */
export function valueText(name: string, value: unknown): string {
  if (value === undefined) return text.unknown;
  if (value === null) return name === 'winnersCap' ? text.unlimited : text.noEnd;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') return numberText(name, value);
  if (name === 'rewards' && Array.isArray(value)) return value.map(rewardText).join(', ') || text.none;
  if (Array.isArray(value)) return count(value.length);
  if (typeof value !== 'string') return text.other;
  return saidIn(name)?.[value] ?? value;
}

/** The words of a field that says one of some words. */
const saidIn = (name: string): Readonly<Record<string, string>> | undefined =>
  Object.hasOwn(text.said, name) ? text.said[name as keyof typeof text.said] : undefined;

function numberText(name: string, value: number): string {
  const at = times.has(name) ? epochMs(value) : undefined;
  if (at !== undefined) return dateTime(at);
  if (name === 'mindshareDelta') return points(value);
  return shares.has(name) ? percent(value) : count(value);
}

/** "20 USDT", "up to 50 USDC", "NFT: Pioneer". */
export function rewardText({ kind, name, symbol, amountPerWinner, amountMax }: Reward): string {
  const what = symbol ?? name ?? text.reward[kind];
  if (amountPerWinner !== undefined) return `${amount(amountPerWinner)} ${what}`;
  if (amountMax !== undefined) return text.upTo(amount(amountMax), what);
  return kind === 'token' || name === undefined ? what : `${text.reward[kind]}: ${name}`;
}

/** The field in the words of the interface; its own name where it was never declared. */
export const fieldLabel = (kind: Kind, name: string): string => inWords(fieldOf(kind, name)?.label ?? name);
