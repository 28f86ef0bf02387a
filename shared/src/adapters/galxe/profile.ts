import { givenAddress } from '../given.ts';
import type { JsonRecord } from '../json.ts';
import { nameOf } from './board.ts';
import type { Seen } from './drafts.ts';
import type { Source } from './source.ts';

/**
 * A person as Galxe shows them: name and picture, nothing else. The same object carries e-mail addresses, wallets,
 * other accounts and an access token; a field is read here only by being named here.
 */
export function profileFields(source: Source, person: JsonRecord, id: string): Seen<'profile'> {
  return { handle: nameOf(source, person, id), avatarUrl: givenAddress(source.get(person, 'avatar')) };
}
