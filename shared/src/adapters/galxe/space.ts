import { handle } from '../../units.ts';
import { type Given, givenCount, givenFlag, givenText, givenWord, understood } from '../given.ts';
import { type JsonRecord, parseJson, read } from '../json.ts';
import type { Seen } from './drafts.ts';
import { at, type Source } from './source.ts';

/** What one space object says. `links` and `token` are JSON inside a text. */
export function spaceFields(source: Source, space: JsonRecord): Seen<'space'> {
  const own = (key: string) => source.get(space, key);
  return {
    name: givenText(own('name')),
    alias: givenText(own('alias')),
    verified: givenFlag(own('isVerified')),
    followers: givenCount(own('followersCount')),
    categories: categoriesOf(source, own('categories')),
    xHandle: xHandleOf(own('twitterUserName'), own('links')),
    tokenSymbol: givenText(read(inner(own('token')), 'symbol')),
    tgeStatus: givenWord(at(source, space, 'tgeInfo', 'status')),
  };
}

function categoriesOf(source: Source, value: unknown): Given<string[]> {
  const categories = source.items(value, 50).filter((one): one is string => typeof one === 'string' && one !== '');
  return categories.length > 0 ? categories : undefined;
}

function xHandleOf(name: unknown, links: unknown): string | undefined {
  const written = understood(givenText(name)) ?? accountIn(read(inner(links), 'Twitter')) ?? accountIn(read(inner(links), 'twitter'));
  return written === undefined ? undefined : handle(written);
}

/** The account in a link to X ("https://twitter.com/GalxeHQ?s=20"); pages of X that are no account have more than one part. */
function accountIn(link: unknown): string | undefined {
  if (typeof link !== 'string') return undefined;
  return /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/@?(\w{1,15})\/?(?:[?#].*)?$/i.exec(link.trim())?.[1];
}

/** JSON inside a text. */
function inner(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}
