import type { Likeness } from './clusters.ts';
import { eachMeeting, PairIndex, Tally } from './pairs.ts';
import { get, type ReportTable } from './table.ts';

/** Reports of its own that the belief about somebody's favourite values is worth. */
const strength = 5;
/** So many of the most common values are told apart when chance is counted; two seldom say the same rare one by chance. */
const valuesCounted = 8;

/** How alike contributors are in the categories they name: Cohen's kappa of each pair, by the values each of them tends to name. */
export function likenessOfCategories(table: ReportTable): Likeness {
  const index = new PairIndex(table.contributors.length);
  const [together, same] = [new Tally(), new Tally()];
  eachMeeting(table, (one, other, item) => {
    const pair = index.of(get(table.contributor, one), get(table.contributor, other));
    together.add(pair, get(table.independent, item));
    if (table.label[one] === table.label[other]) same.add(pair, get(table.independent, item));
  });
  const pairs = {
    first: new Int32Array(index.size),
    second: new Int32Array(index.size),
    together: together.list(index.size),
    same: same.list(index.size),
    chance: new Float64Array(index.size),
    likeness: new Float64Array(index.size),
  };
  const { size, share } = tendencies(table);
  index.forEach((pair, first, second) => {
    let chance = 0;
    for (let value = 0; value < size; value++) chance += get(share, first * size + value) * get(share, second * size + value);
    chance = Math.min(0.95, chance);
    pairs.first[pair] = first;
    pairs.second[pair] = second;
    pairs.chance[pair] = chance;
    pairs.likeness[pair] = (same.get(pair) / together.get(pair) - chance) / (1 - chance);
  });
  return pairs;
}

/** How often each contributor names each of the most common values. */
function tendencies(table: ReportTable): { size: number; share: Float64Array } {
  const count = new Map<number, number>();
  for (const label of table.label) count.set(label, (count.get(label) ?? 0) + 1);
  const common = [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, valuesCounted);
  const places = new Map(common.map(([label], place) => [label, place]));
  const size = common.length;
  const share = new Float64Array(table.contributors.length * size);
  const reports = new Float64Array(table.contributors.length);
  common.forEach(([, n], value) => {
    for (let who = 0; who < reports.length; who++) share[who * size + value] = (strength * n) / table.label.length;
  });
  table.contributor.forEach((who, place) => {
    reports[who] = get(reports, who) + 1;
    const value = places.get(get(table.label, place));
    if (value !== undefined) share[who * size + value] = get(share, who * size + value) + 1;
  });
  return { size, share: share.map((n, place) => n / (get(reports, Math.floor(place / size)) + strength)) };
}
