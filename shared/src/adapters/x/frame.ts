import { isRecord } from '../json.ts';
import type { Place } from '../walk.ts';
import { pathTo } from './path.ts';
import type { ResultWords } from './tables.ts';

/** Something that was meant to hold a post or an account and could not be read. */
export interface Flaw {
  readonly code: 'broken_entry' | 'unknown_shape';
  /** Where, in X's words. '*' for those beyond the first few, which nobody looks at. */
  readonly path: string;
}

const holders = /^(?:tweet|user|retweeted_status|quoted_status)_?results?$|^(?:reposted|quoted)(?:Status|Post)Results$/i;
const itemTypes = new Set(['TimelineTweet', 'TimelineUser']);
const promising = /^(?:promoted-)?(?:tweet|user)-|conversation/i;
const shownPaths = 50;
/** A page of this many items without a result is no page of suspended accounts. */
const manyWithout = 3;

/** The frame around posts and accounts (instructions, entries, items, results): what it promised and what was wrong with it. */
export class Frame {
  readonly flaws: Flaw[] = [];
  readonly #words: ResultWords;
  #promised = 0;
  #refused = 0;
  #without = 0;

  constructor(words: ResultWords) {
    this.#words = words;
  }

  /** Whether there should have been something: asked only when nothing was read. */
  get shouldHoldSomething(): boolean {
    if (this.flaws.length > 0 || this.#without >= manyWithout) return true;
    return this.#promised > this.#refused + this.#without;
  }

  visit(place: Place): void {
    const { value } = place;
    const { instructions, entries, moduleItems } = value;
    if (Array.isArray(instructions)) this.#list(place, 'instructions', instructions);
    else if (instructions !== undefined && instructions !== null) this.#add('unknown_shape', place, '.instructions');
    if (Array.isArray(entries)) this.#list(place, 'entries', entries);
    if (Array.isArray(moduleItems)) this.#list(place, 'moduleItems', moduleItems);
    const entry = value.entryId ?? value.entry_id;
    if (typeof entry === 'string') this.#entry(place, entry);
    const type = value.itemType ?? value.__typename;
    if (typeof type !== 'string') return;
    if (itemTypes.has(type)) this.#item(place);
    const meaning = Object.hasOwn(this.#words, type) ? this.#words[type] : undefined;
    if (meaning === 'refusal') this.#refused += 1;
    else if (place.key === 'result' && meaning === undefined && isAnswer(place)) this.#add('unknown_shape', place);
  }

  #list(place: Place, name: string, list: readonly unknown[]): void {
    list.forEach((item, at) => {
      if (!isRecord(item)) this.#add('broken_entry', place, `.${name}[${at}]`);
    });
  }

  #entry(place: Place, id: string): void {
    const { value } = place;
    if ('content' in value && !isRecord(value.content)) this.#add('broken_entry', place);
    else if (promising.test(id)) this.#promised += 1;
  }

  /** An item without a result is common (accounts that were suspended) and costs nothing by itself. */
  #item(place: Place): void {
    const { value } = place;
    const results = value.tweet_results ?? value.user_results ?? value.tweetResults ?? value.userResults;
    if (results === undefined || results === null) {
      if (Object.keys(value).some((key) => /results?$/i.test(key) && isRecord(value[key]))) this.#add('unknown_shape', place);
      else this.#without += 1;
    } else if (!isRecord(results)) this.#add('broken_entry', place);
    else if (results.result === undefined || results.result === null) this.#without += 1;
    else if (!isRecord(results.result)) this.#add('broken_entry', place, '.result');
  }

  #add(code: Flaw['code'], place: Place, suffix = ''): void {
    this.flaws.push({ code, path: this.flaws.length < shownPaths ? pathTo(place) + suffix : '*' });
  }
}

/** Whether a `result` is the answer to the question for a post or an account: in an item, or `data.user.result`, `data.tweetResult.result`. */
function isAnswer({ parent }: Place): boolean {
  if (parent?.key === undefined) return false;
  return holders.test(parent.key) || (parent.parent?.key === 'data' && /^(?:user|tweet)/i.test(parent.key));
}
