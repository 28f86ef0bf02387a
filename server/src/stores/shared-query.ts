import DataLoader from 'dataloader';

/** Under way at a time: while the answer of one is passed on, the database works on the next. */
const underWayAtMost = 2;

interface Shared<Asked, Found> {
  /** One answer for each of what is asked, in its order. */
  readonly query: (asked: readonly Asked[]) => Promise<readonly Found[]>;
  /** The same for those who ask for the same: they share its answer. */
  readonly nameOf: (asked: Asked) => string;
  /** How many readers may share a query. */
  readonly most: number;
}

/**
 * A query for many readers. Those who ask in the same turn of the event loop share it; while as many as may be are under way, all who ask
 * meanwhile share the next: the more is asked, the less each costs the database. Nothing is remembered beyond a query.
 */
export function sharedQuery<Asked, Found>({ query, nameOf, most }: Shared<Asked, Found>): (asked: Asked) => Promise<Found> {
  let underWay = 0;
  const waiting: (() => void)[] = [];
  const loader = new DataLoader<Asked, Found, string>(
    async (asked) => {
      underWay += 1;
      try {
        const distinct = [...new Map(asked.map((one) => [nameOf(one), one])).values()];
        const found = await query(distinct);
        const byName = new Map(distinct.map((one, at) => [nameOf(one), found[at] as Found])); // one answer for each
        return asked.map((one) => byName.get(nameOf(one)) as Found);
      } finally {
        underWay -= 1;
        waiting.shift()?.();
      }
    },
    {
      cache: false,
      maxBatchSize: most,
      batchScheduleFn: (go) => (underWay < underWayAtMost ? setImmediate(go) : waiting.push(go)),
    },
  );
  return (asked) => loader.load(asked);
}
