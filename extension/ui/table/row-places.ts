/** A row that is drawn, and the elements that it is drawn into. */
export interface RowPlace {
  /** Of the row. */
  readonly key: string;
  /** Of the elements: they stay while rows come and go. */
  readonly place: number;
  /** Of the row in its table. */
  readonly index: number;
}

/**
 * Which elements rows are drawn into, in the order of the document. A row keeps its elements as long as it is drawn, the focus with
 * them. One that comes takes those of one that went: new elements have to be given their style and their layout, which costs more than
 * the texts in them. None is ever moved, because one that is moved is as dear as a new one, and loses the focus: so the order of the
 * document is that of the table only at rest.
 * @param before The result of the last time.
 * @param rows Those to be drawn, in the order of the table.
 * @param rest At rest: the index of the row that must keep its elements; `undefined`: while the table is scrolled.
 */
export function rowPlaces(
  before: readonly RowPlace[],
  rows: readonly Pick<RowPlace, 'key' | 'index'>[],
  rest: number | undefined,
): RowPlace[] {
  const wanted = new Map(rows.map((row) => [row.key, row]));
  const kept = new Set(before.flatMap(({ key }) => (wanted.has(key) ? [key] : [])));
  const coming = rows.filter(({ key }) => !kept.has(key));
  const drawn = before.flatMap(({ key, place }): RowPlace[] => {
    const row = kept.has(key) ? wanted.get(key) : coming.shift();
    return row ? [{ ...row, place }] : [];
  });
  let next = before.reduce((most, { place }) => Math.max(most, place + 1), 0);
  for (const row of coming) drawn.push({ ...row, place: next++ });
  if (rest === undefined) return drawn;
  const staying = new Set(runThatStays(drawn, rest));
  return drawn.map((row) => (staying.has(row) ? row : { ...row, place: next++ })).sort((a, b) => a.index - b.index);
}

/** Of the runs that are in order, the one with that row, else the longest: the others are drawn into new elements around it. */
function runThatStays(drawn: readonly RowPlace[], index: number): readonly RowPlace[] {
  const runs: RowPlace[][] = [];
  for (const row of drawn) {
    const run = runs.at(-1);
    if (run && (run.at(-1)?.index ?? 0) < row.index) run.push(row);
    else runs.push([row]);
  }
  const own = runs.find((run) => run.some((row) => row.index === index));
  return own ?? runs.reduce((longest, run) => (run.length > longest.length ? run : longest), []);
}
