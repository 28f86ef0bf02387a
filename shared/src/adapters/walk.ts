import { isRecord, type JsonRecord } from './json.ts';

/** A record inside parsed JSON, and how one gets there. */
export interface Place {
  readonly value: JsonRecord;
  /** The key that leads here from `parent`, straight or through arrays. `undefined` at the root. */
  readonly key: string | undefined;
  /** The nearest record around this one. `undefined` at the root. */
  readonly parent: Place | undefined;
}

/** A value that waits: a record, or an array on the way to records. */
type Waiting = { readonly value: object; readonly key: string | undefined; readonly parent: Place | undefined };

/**
 * Every record inside a value that came from `JSON.parse`, outermost first, in the order of the text.
 * Keeps its own stack, so depth is no danger; costs time and memory linear in the value.
 * @param enter Says whether to look inside a record that was just yielded; by default always.
 * @param passed Keys whose values are passed by unseen.
 */
export function* walk(
  root: unknown,
  enter: (place: Place) => boolean = always,
  passed: ReadonlySet<string> = none,
): Generator<Place, undefined, undefined> {
  if (typeof root !== 'object' || root === null) return undefined;
  const stack: Waiting[] = [{ value: root, key: undefined, parent: undefined }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, key, parent } = next;
    if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i -= 1) wait(stack, value[i], key, parent);
    } else if (isRecord(value)) {
      const place = next as Place; // its value was just seen to be a record; a second object for each would cost a tenth of the walk
      yield place;
      if (!enter(place)) continue;
      const keys = Object.keys(value);
      for (let i = keys.length - 1; i >= 0; i -= 1) {
        const name = keys[i];
        if (name !== undefined && name !== '__proto__' && !passed.has(name)) wait(stack, value[name], name, place);
      }
    }
  }
  return undefined;
}

const always = () => true;
const none: ReadonlySet<string> = new Set();

function wait(stack: Waiting[], value: unknown, key: string | undefined, parent: Place | undefined): void {
  if (typeof value === 'object' && value !== null) stack.push({ value, key, parent });
}

/** A key as programs name their fields. A map may be keyed by an address, a wallet or a token instead. */
const fieldName = /^[A-Za-z_]\w{0,39}$/;

/**
 * Where a place is, for a warning: names of fields only ("data.space.campaigns"), never values; '*' stands for a key that is no
 * such name. Costs a string, so ask only when it is shown.
 */
export function pathOf(place: Place): string {
  const keys: string[] = [];
  for (let at: Place | undefined = place; at !== undefined && keys.length < 20; at = at.parent)
    if (at.key !== undefined) keys.unshift(fieldName.test(at.key) ? at.key : '*');
  return keys.join('.');
}
