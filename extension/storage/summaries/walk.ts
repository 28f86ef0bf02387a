import { type EntityKey, platforms } from '@infofi-lens/shared/facts/entity';
import { shownField } from '@infofi-lens/shared/facts/known';
import { type Entity, entities, entityFrom, ofKind } from '../entities.ts';
import type { Store } from '../store.ts';
import { type Said, said } from './said.ts';
import { type ListedKind, type Summaries, summaries } from './summaries.ts';

type Source = Pick<Store, 'facts' | 'crowd'>;

/** Rows a slice: large enough that the database is asked rarely, small enough that a slice is at hand soon. */
const slice = 1_000;

/**
 * Everything known of one kind, own sightings and the crowd's together, in slices in the order of their keys. Reads ranges of the
 * primary keys, which is what a browser does fastest, every row once, and has the browser read the next ones while somebody works on these.
 */
export async function* walk<K extends ListedKind>(store: Source, kind: K): AsyncGenerator<Entity<K>[]> {
  for (const platform of platforms) {
    const [begin, end] = [`${platform}:${kind}:`, `${platform}:${kind}:\uffff`];
    const facts = slices(begin, end, async (after) => {
      const rows = await store.facts.between(after, end, slice);
      return { rows, last: rows.length < slice ? undefined : rows.at(-1)?.key };
    });
    const crowd = slices(begin, end, (after) => store.crowd.between(after, end, slice));
    for (let [seen, told] = await Promise.all([facts(), crowd()]); ; ) {
      // A source that has more says nothing yet of what lies behind its last row: the other waits there.
      const until = least(seen.until, told.until);
      const own = new Map(seen.rows.filter(({ key }) => key <= until).map((row) => [row.key, row]));
      const theirs = new Map(told.rows.filter(({ key }) => key <= until).map((row) => [row.key, row]));
      const next = Promise.all([beyond(until, seen, facts, end), beyond(until, told, crowd, end)]);
      next.catch(() => undefined); // it is heard once it is waited for
      const keys = [...new Set([...own.keys(), ...theirs.keys()])];
      yield keys.flatMap((key) => ofKind(entityFrom(key, own.get(key), theirs.get(key)), kind) ?? []);
      if (until === end) break;
      [seen, told] = await next;
    }
  }
}

/** Rows of one source in the order of their keys: all there are up to `until`. */
interface Slice<Row> {
  readonly rows: readonly Row[];
  readonly until: string;
}

/** Slices of one source, each when it is asked for; the browser reads the one after it meanwhile. Nothing follows one until `end`. */
function slices<Row>(begin: string, end: string, read: (after: string) => Promise<{ rows: Row[]; last: string | undefined }>) {
  let coming = read(begin);
  return async (): Promise<Slice<Row>> => {
    const { rows, last } = await coming;
    if (last !== undefined) {
      coming = read(last);
      coming.catch(() => undefined); // it is heard once it is waited for
    }
    return { rows, until: last ?? end };
  };
}

/** What a slice has behind a key, or the next slice where it has nothing there. */
const beyond = async <Row extends { readonly key: string }>(
  key: string,
  { rows, until }: Slice<Row>,
  next: () => Promise<Slice<Row>>,
  end: string,
): Promise<Slice<Row>> => (until === key && key !== end ? next() : { rows: rows.filter((row) => row.key > key), until });

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
