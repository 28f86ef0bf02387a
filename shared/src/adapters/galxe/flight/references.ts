import { read } from '../../json.ts';
import type { Source } from '../source.ts';
import type { Rows } from './rows.ts';

/** A text that names another value: `$36:props:items:0:space`, `$L2e` (lazy), `$@16` (promise). Row ids are lower-case hex. */
const reference = /^\$[L@]?([\da-f]+)((?::[^:]*)*)$/;
/** A React element is written `["$", type, key, props]`, and paths use the names. */
const elementPart: Readonly<Record<string, number>> = { type: 1, key: 2, props: 3 };
/** How many references may stand behind one another. Real pages need one or two; circles end here. */
const maxHops = 16;
/** Longer than any real path; a made-up one must not cost more than reading it. */
const maxSteps = 64;

/**
 * A list or a long text may be referred to from everywhere, and reading it whole each time would cost its square:
 * no list gives more than this at once, all lists together no more than this, and no field holds a longer text.
 */
const maxItems = 500;
const maxItemsInAll = 300_000;
const maxText = 20_000;

/**
 * Reads values of flight rows, following references at the moment they are read. The rows themselves stay trees:
 * walking them meets every object once, where it was written, however often and in whatever circles others refer to it.
 */
export function flightSource({ values, texts }: Pick<Rows, 'values' | 'texts'>): Source {
  let given = 0;
  const resolve = (value: unknown, budget = { hops: maxHops }): unknown => {
    if (typeof value !== 'string' || value.charCodeAt(0) !== 0x24) return value;
    if (value.startsWith('$$')) return value.slice(1);
    if (value.startsWith('$D') || value.startsWith('$n')) return value.slice(2); // a date (ISO) or a big number, as text
    const [, id, path] = reference.exec(value) ?? [];
    if (id === undefined || path === undefined || budget.hops === 0) return undefined; // $undefined, $NaN, symbols, functions, circles
    budget.hops -= 1;
    const text = texts.get(id);
    if (text !== undefined) return path === '' && text.length <= maxText ? text : undefined;
    const steps = path.split(':', maxSteps + 1).slice(1);
    return steps.reduce((from, step) => part(from, step, budget), resolve(values.get(id), budget));
  };

  const part = (from: unknown, step: string, budget: { hops: number }): unknown => {
    const index = Array.isArray(from) && from[0] === '$' ? (elementPart[step] ?? Number(step)) : Number(step);
    return resolve(Array.isArray(from) ? from[index] : read(from, step), budget);
  };

  return {
    get: (value, key) => resolve(read(value, key)),
    items(value, limit = maxItems) {
      if (!Array.isArray(value)) return [];
      const some = value.slice(0, Math.min(limit, maxItems, maxItemsInAll - given));
      given += some.length;
      return some.map((item) => resolve(item));
    },
  };
}
