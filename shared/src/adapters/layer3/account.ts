import { givenAddress, givenCount, givenId, givenNumber, givenText, givenTime, lostDigits } from '../given.ts';
import { type JsonRecord, read } from '../json.ts';
import { firstOf } from './fields.ts';
import { slugOf } from './roles.ts';

/** What a record says about an account. An allowlist: such records also carry e-mail addresses and tokens. */
export function accountFields(record: JsonRecord) {
  const name = givenText(read(record, 'username'));
  return {
    handle: typeof name === 'string' ? name.trim().replace(/^@/, '') || undefined : name,
    displayName: givenText(read(record, 'displayName')),
    avatarUrl: firstOf(record, ['avatarUrl', 'avatar', 'imageUrl'], givenAddress),
    createdAt: givenTime(read(record, 'createdAt')),
    level: givenCount(read(record, 'level')),
    xp: givenNumber(read(record, 'xp')),
    rank: givenCount(read(record, 'rank')),
  };
}

/** Whether a record is an account by what it has: a name (or a wallet that has none yet), and XP, a level or a rank; and no page of its own. */
export function isAccount(record: JsonRecord): boolean {
  const name = read(record, 'username'); // asked first: few records have one
  const isNamed = typeof name === 'string' || (name === null && isWallet(read(record, 'address')));
  if (!isNamed || slugOf(record) !== undefined || Object.hasOwn(record, 'title')) return false;
  return standing(record, 'xp') || standing(record, 'level') || standing(record, 'rank');
}

/** Whether a record is what {@link accountFields} reads of an account that the question named: XP and level. */
export function isStanding(record: JsonRecord): boolean {
  return standing(record, 'xp') && standing(record, 'level') && slugOf(record) === undefined;
}

/** The platform's id of an account, else its wallet. @returns `'lost_digits'` for a number too large to be exact. */
export function accountId(record: JsonRecord, keys: readonly string[] = ['userId', 'id', 'address']): string | 'lost_digits' | undefined {
  for (const key of keys) {
    const value = read(record, key);
    if (lostDigits(value)) return 'lost_digits';
    const id = givenId(value);
    if (id !== undefined) return id;
  }
  return undefined;
}

function standing(record: JsonRecord, key: string): boolean {
  return typeof givenNumber(read(record, key)) === 'number';
}

function isWallet(value: unknown): boolean {
  return typeof value === 'string' && /^(0x[0-9a-f]{40}|[1-9A-HJ-NP-Za-km-z]{32,44})$/i.test(value);
}
