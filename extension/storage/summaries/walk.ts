import { shownField } from '@infofi-lens/shared/facts/known';
import { type EntityKey, platforms } from '@infofi-lens/shared/facts/observation';
import { type Entity, entities, entityFrom, ofKind } from '../entities.ts';
import type { Store } from '../store.ts';
import { type Said, said } from './said.ts';
import { type ListedKind, type Summaries, summaries } from './summaries.ts';

type Source = Pick<Store, 'facts' | 'crowd'>;

/** Rows a slice: large enough that the database is asked rarely, small enough that a slice is at hand soon. */
const slice = 1_000;

/**
 * Everything known of one kind, own sightings and the crowd's together, in slices in the order of their keys. Reads ranges of the
 * primary keys, which is what a browser does fastest, and has the browser read the next one while somebody works on this one.
 */
export async function* walk<K extends ListedKind>(store: Source, kind: K): AsyncGenerator<Entity<K>[]> {
  for (const platform of platforms) {
    const end = `${platform}:${kind}:\uffff`;
    const read = (after: string) => Promise.all([store.facts.between(after, end, slice), store.crowd.between(after, end, slice)]);
    for (let next = read(`${platform}:${kind}:`); ; ) {
      const [seen, told] = await next;
      // A source that has more says nothing yet of what lies behind its last row: the other waits there.
      const until = least(seen.length < slice ? end : (seen.at(-1)?.key ?? end), told.last ?? end);
      if (until !== end) {
        next = read(until);
        next.catch(() => undefined); // it is heard once it is waited for
      }
      const crowd = new Map(told.rows.filter(({ key }) => key <= until).map((row) => [row.key, row]));
      const own = new Map(seen.filter(({ key }) => key <= until).map((row) => [row.key, row]));
      const keys = [...new Set([...own.keys(), ...crowd.keys()])];
      yield keys.flatMap((key) => ofKind(entityFrom(key, own.get(key), crowd.get(key)), kind) ?? []);
      if (until === end) break;
    }
  }
}

const least = (a: string, b: string): string => (a < b ? a : b);

/** The same as summaries, for tables. Names of spaces are read first: campaigns are searched by them. */
export async function* walkSummaries<K extends ListedKind>(store: Source, kind: K): AsyncGenerator<Summaries[K][]> {
  const spaces = new Map<string, Said<string>>();
  if (kind === 'campaign') for await (const some of walk(store, 'space')) addNames(spaces, some);
  for await (const some of walk(store, kind)) yield some.map((entity) => summaries[kind](entity, spaces));
}

/** Names of the spaces that run these campaigns, by key. */
export async function spaceNames(store: Source, campaigns: readonly Entity[]): Promise<ReadonlyMap<string, Said<string>>> {
  const keys = campaigns.flatMap((entity): EntityKey[] => {
    const campaign = ofKind(entity, 'campaign');
    const id = campaign && shownField(campaign, 'spaceId')?.value;
    return id === undefined ? [] : [`${entity.platform}:space:${id}`];
  });
  const names = new Map<string, Said<string>>();
  addNames(
    names,
    (await entities(store, [...new Set(keys)])).flatMap((entity) => ofKind(entity, 'space') ?? []),
  );
  return names;
}

function addNames(names: Map<string, Said<string>>, spaces: readonly Entity<'space'>[]): void {
  for (const space of spaces) {
    const name = said(space, 'name');
    if (name !== undefined) names.set(space.key, name);
  }
}
