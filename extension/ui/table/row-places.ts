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
 * the texts in them. Elements keep their order, because one that is moved is as dear as a new one; so it is that of the table only `atRest`.
 * @param before The result of the last time.
 * @param rows Those to be drawn, in the order of the table.
 */
export function rowPlaces(before: readonly RowPlace[], rows: readonly Pick<RowPlace, 'key' | 'index'>[], atRest: boolean): RowPlace[] {
  const wanted = new Map(rows.map((row) => [row.key, row]));
  const kept = new Set(before.flatMap(({ key }) => (wanted.has(key) ? [key] : [])));
  const coming = rows.filter(({ key }) => !kept.has(key));
  const drawn = before.flatMap(({ key, place }): RowPlace[] => {
    const row = kept.has(key) ? wanted.get(key) : coming.shift();
    return row ? [{ ...row, place }] : [];
  });
  let next = before.reduce((most, { place }) => Math.max(most, place + 1), 0);
  for (const row of coming) drawn.push({ ...row, place: next++ });
  return atRest ? drawn.sort((a, b) => a.index - b.index) : drawn;
}
