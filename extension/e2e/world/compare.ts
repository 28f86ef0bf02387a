import { isDeepStrictEqual } from 'node:util';

type Facts = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

export interface Difference {
  readonly entity: string;
  readonly field: string;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface Comparison {
  readonly entities: number;
  /** Fields that were expected. */
  readonly fields: number;
  readonly equal: number;
  readonly differences: readonly Difference[];
  /** Entities, and `entity field` of known ones, that nobody was told of. */
  readonly unexpected: readonly string[];
}

/**
 * Field by field: everything that was told has to be there with that very value.
 * @param isOwed Which fields the store under test has to have; the others are left out of the count.
 */
export function compare(told: Facts, found: Facts, isOwed: (entity: string, field: string) => boolean = () => true): Comparison {
  const differences: Difference[] = [];
  let [entities, fields] = [0, 0];
  for (const [entity, expected] of told) {
    const owed = [...expected].filter(([field]) => isOwed(entity, field));
    if (owed.length > 0) entities++;
    for (const [field, value] of owed) {
      fields++;
      const other = found.get(entity)?.get(field);
      if (!isDeepStrictEqual(plain(value), plain(other))) differences.push({ entity, field, expected: value, found: other });
    }
  }
  const unexpected = [...found].flatMap(([entity, values]) => {
    const expected = told.get(entity);
    if (!expected) return [entity];
    return [...values.keys()].filter((field) => !expected.has(field) && !fromScreen.has(field)).map((field) => `${entity} ${field}`);
  });
  return { entities, fields, equal: fields - differences.length, differences, unexpected };
}

/** Read off the cards on the screen, where numbers are cut: no payload says them. */
const fromScreen: ReadonlySet<string> = new Set(['participantsAtLeast']);

/** Through JSON: what travels as messages and rows has no prototypes and no order of keys that counts. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
