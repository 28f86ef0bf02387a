import { isRecord, type JsonRecord } from '../json.ts';
import type { Place } from '../walk.ts';
import { contextByName } from './context.ts';
import type { Operation } from './operation.ts';
import { pageKind } from './pages.ts';
import { privateOperation } from './private-operations.ts';
import { firstOf, idOf, textOf } from './values.ts';

const privateName = new RegExp(`^(?:${privateOperation})`);

/** Keys under which the same things lie when an operation was renamed; also what the viewer has to do with others. */
const privateKey =
  /^(?:bookmark|dm(?:_|s$|$)|direct_message|notification|viewer(?:_v\d+)?$|xchat|chat_|drafts?$|draft_|scheduled_|muted_|muting_|blocked_|blocking_|relationship_perspectives$|history_)|inbox|participants_results/i;
const privateType = /^(?:Dm|DM|XChat|DirectMessage|TimelineNotification|Bookmark)/;

/** Whether nothing of an answer may be read, whatever it holds. On the viewer's private pages only what is known is read. */
export function isPrivate(operation: Operation, pageUrl: string | undefined): boolean {
  if (privateName.test(operation.name)) return true;
  return pageKind(pageUrl) === 'private' && contextByName(operation.name) === undefined;
}

/** Whether a part of an answer is private, by the key that leads to it or by what it says it is. */
export function isPrivatePart({ key, value }: Place): boolean {
  if (key !== undefined && privateKey.test(key)) return true;
  const type = value.__typename ?? value.itemType;
  if (typeof type === 'string' && privateType.test(type)) return true;
  const entry = value.entryId ?? value.entry_id;
  return typeof entry === 'string' && /^(?:notification|bookmark|dm|conversation-dm)-/i.test(entry);
}

/** A mark that is set, however it is written: about protection we rather err on the safe side. */
function isSet(mark: unknown): boolean {
  return mark !== undefined && mark !== null && mark !== false && mark !== 0 && mark !== '' && mark !== 'false' && mark !== '0';
}

/** Whether an account shows its posts to approved followers only, or X says that this is why it shows nothing. */
export function isProtected(user: JsonRecord): boolean {
  const { privacy, legacy } = user;
  if ((isRecord(privacy) && isSet(privacy.protected)) || (isRecord(legacy) && isSet(legacy.protected)) || isSet(user.protected))
    return true;
  return user.__typename === 'UserUnavailable' && /protected/i.test(textOf(firstOf(user.reason, user.unavailable_reason)) ?? '');
}

/** The accounts of one payload that must not appear, and their posts. Gathered first, asked before anything is said. */
export class Withheld {
  readonly #users = new Set<string>();
  readonly #handles = new Set<string>();
  readonly #posts = new Set<string>();

  get any(): boolean {
    return this.#users.size + this.#handles.size + this.#posts.size > 0;
  }

  user(id: unknown, handle: unknown): void {
    const known = idOf(id);
    if (known !== undefined) this.#users.add(known);
    const name = textOf(handle);
    if (name !== undefined) this.#handles.add(name.toLowerCase());
  }

  post(id: string): void {
    this.#posts.add(id);
  }

  hasUser(id: string | undefined, handle: unknown): boolean {
    if (id !== undefined && this.#users.has(id)) return true;
    return typeof handle === 'string' && this.#handles.has(handle.toLowerCase());
  }

  hasPost(id: string | undefined): boolean {
    return id !== undefined && this.#posts.has(id);
  }

  /** Whether a text names one of them: a public post that answers a protected account names it. */
  isNamedIn(text: unknown): boolean {
    if (this.#handles.size === 0 || typeof text !== 'string') return false;
    return (text.toLowerCase().match(/\w+/g) ?? []).some((word) => this.#handles.has(word));
  }
}
