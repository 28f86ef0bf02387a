import { givenCount, givenFlag, givenText, givenWord } from '../given.ts';
import { type JsonRecord, read } from '../json.ts';
import { firstOf } from './fields.ts';
import { nameOf, slugOf } from './roles.ts';

/** What a record says about a community. Its slug is both its id here and the name in its address. */
export function spaceFields(record: JsonRecord) {
  return {
    name: nameOf(record),
    alias: slugOf(record),
    verified: firstOf(record, ['isVerified', 'verified'], givenFlag),
    followers: firstOf(record, ['numberOfFollowers', 'followersCount', 'followerCount', 'followers'], givenCount),
    categories: categoriesOf(record),
    xHandle: xHandleOf(record),
    tokenSymbol: firstOf(record, ['tokenSymbol'], givenText) ?? firstOf(read(record, 'token'), ['symbol'], givenText),
    tgeStatus: firstOf(record, ['tgeStatus'], givenWord),
  };
}

function categoriesOf(record: JsonRecord): string[] | undefined {
  const list = read(record, 'categories');
  if (!Array.isArray(list)) return undefined;
  const names = list
    .slice(0, 50)
    .map((entry) => (typeof entry === 'string' ? entry : nameOf(typeof entry === 'object' && entry !== null ? entry : {})));
  const known = names.filter((name) => typeof name === 'string' && name !== '') as string[]; // the filter keeps texts only
  return known.length > 0 ? known : undefined;
}

/** An account name, or the end of the account's address. */
function xHandleOf(record: JsonRecord): unknown {
  const said = firstOf(record, ['twitterUsername', 'twitterHandle', 'xHandle', 'twitter', 'twitterUrl'], givenText);
  if (typeof said !== 'string') return said;
  const name =
    /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(\w{1,64})\/?(?:\?.*)?$/i.exec(said.trim())?.[1] ?? said.trim().replace(/^@/, '');
  return name || undefined;
}
