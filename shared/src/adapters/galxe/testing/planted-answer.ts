import { Dice } from '../../../testing/dice.ts';
import type { Capture } from '../../types.ts';
import { type Planted, plantCampaign, plantDecoy, plantRow, plantSpace } from './planted-entities.ts';

/** A made-up answer, and every entity that has to be found in it. */
export interface PlantedAnswer {
  readonly body: string;
  readonly capture: Partial<Capture>;
  readonly expected: ReadonlyMap<string, Record<string, unknown>>;
}

/** Entities where no operation of today puts them: renamed, nested elsewhere, in new wrappers, among broken and foreign ones. */
export function plantedAnswer(seed: number): PlantedAnswer {
  const dice = new Dice(seed);
  const times = { startsAt: 1_780_000_000, endsAt: 1_800_000_000 };
  const spaces = Array.from({ length: dice.whole(1, 4) }, () => plantSpace(dice));
  const things: Planted[] = [
    ...spaces,
    ...Array.from({ length: dice.whole(1, 25) }, () => plantCampaign(dice, dice.pick<Planted | undefined>([undefined, ...spaces]), times)),
    ...Array.from({ length: dice.whole(0, 12) }, () => plantRow(dice, String(dice.whole(100, 999)))),
    ...Array.from({ length: dice.whole(0, 8) }, () => plantDecoy(dice)),
  ];
  const expected = new Map(things.flatMap(({ found }) => found).map(({ key, fields }) => [key, fields]));
  const tree = nested(dice, dice.shuffled(things.map(({ json }) => json)));
  return { ...written(dice, tree), expected };
}

/** Wraps a list into what GraphQL and its clients come up with. */
function nested(dice: Dice, list: readonly unknown[], depth = 0): unknown {
  if (list.length > 3 && depth < 6 && dice.chance(0.7)) {
    const cut = dice.whole(1, list.length - 1);
    const parts = [nested(dice, list.slice(0, cut), depth + 1), nested(dice, list.slice(cut), depth + 1)];
    return dice.chance(0.5) ? parts : { __typename: dice.word(6), [dice.word(7)]: parts[0], [dice.word(8)]: parts[1] };
  }
  return dice.pick<() => unknown>([
    () => list,
    () => ({ pageInfo: { hasNextPage: false }, list }),
    () => ({ edges: list.map((node) => ({ __typename: 'Edge', cursor: dice.word(4), node })), totalCount: list.length }),
    () => ({ [dice.word(6)]: { [dice.word(5)]: list } }),
    () => Object.fromEntries(list.map((one) => [dice.word(10), one])),
    () => list.map((one) => [[one]]),
  ])();
}

function written(dice: Dice, tree: unknown): { body: string; capture: Partial<Capture> } {
  const answer = { data: { [`renamed${dice.word(6)}`]: tree }, extensions: null };
  return dice.pick<() => { body: string; capture: Partial<Capture> }>([
    () => ({ body: JSON.stringify(answer), capture: {} }),
    () => ({ body: `\uFEFF${JSON.stringify(answer, null, 2)}`, capture: {} }),
    () => ({ body: JSON.stringify([{ data: null, errors: [{ message: 'x' }] }, answer]), capture: {} }),
    () => ({ body: pageWith(dice, tree), capture: { url: 'https://app.galxe.com/plus', via: 'hydration' } }),
  ])();
}

/** The same tree as hydration: texts escaped, rows cut anywhere. */
function pageWith(dice: Dice, tree: unknown): string {
  const rows = `1:"$Sreact.fragment"\n2:I[1,[],"x"]\n3:${JSON.stringify(['$', '$L2', null, { data: tree, missing: '$undefined' }])}\n`;
  const scripts: string[] = [];
  for (let at = 0; at < rows.length; ) {
    const end = at + dice.whole(1, 900);
    scripts.push(`<script>self.__next_f.push([1,${JSON.stringify(rows.slice(at, end)).replaceAll('<', '\\u003c')}])</script>`);
    at = end;
  }
  return `<!DOCTYPE html><html><body>${scripts.join('')}</body></html>`;
}
