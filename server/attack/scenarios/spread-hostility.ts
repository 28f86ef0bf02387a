import type { Dice } from '@infofi-lens/shared/testing/dice';
import type { Moment } from '../arena/arena.ts';
import { someLie } from '../hostile/lies.ts';
import { batchesOf } from '../hostile/say.ts';
import { standingsOf } from '../judge/defence.ts';
import { type Member, memberOf, ownNetwork } from '../member.ts';
import type { Deed } from '../play/deed.ts';
import { play, plotOf } from '../play/play.ts';
import { pairs, severalAtOnce } from '../several-at-once.ts';
import { admit, type Stage } from '../stage/stage.ts';
import { someCampaign } from '../world/campaign.ts';
import { day, keyOf, minute, sighting } from '../world/thing.ts';
import type { Scenario, Table } from './scenario.ts';
import { type Item, type Tally, tallies } from './spread-tally.ts';

const shares = [0.1, 0.2, 0.3] as const;
const days = 3;
/** What may be wrong of what is agreed on sparse items. */
const wrongAtMost = 0.01;
/** What goes with a lie: the truth about all the rest of the item, or nothing. */
const manners = ['beside the truth', 'alone'] as const;
type Manner = (typeof manners)[number];

interface Played {
  readonly share: number;
  readonly manner: Manner;
  readonly day: number;
  readonly tally: Tally;
}

/** A share of all contributors is hostile, and meets on sparse items by chance. */
export const spreadHostility: Scenario = {
  name: 'spread-hostility',
  what: 'Part of all contributors is hostile and lies wherever it comes, always with the same lie about the same item; most items have one to five witnesses.',
  async run(stage) {
    const { items: many, people: crowd } = stage.size.spread;
    const dice = stage.dice('spread');
    const people = Array.from({ length: crowd }, (_, n) => memberOf(`${stage.seed} spread ${n}`, ownNetwork(dice)));
    const moment = await admitted(stage, people);
    const items = Array.from({ length: many }, (): Item => {
      const thing = someCampaign(dice, stage.from);
      const witnesses = dice.chance(0.84) ? dice.whole(1, 5) : dice.whole(6, 10);
      return { thing, lie: someLie(dice, thing), witnesses: dice.shuffled(people).slice(0, witnesses) };
    });
    const runs = pairs(shares, manners).map(([share, manner]) => {
      const hostile = new Set(dice.shuffled(people).slice(0, Math.round(share * crowd)));
      return { share, manner, hostile, deeds: speak(stage, items, { hostile, manner }, dice) };
    });
    const played = await severalAtOnce(runs, (one) => spread(stage, moment, items, one), 2);
    const rows = played.flatMap((one) => one.rows);
    const sparse = rows.filter(({ tally }) => tally.witnesses === '1-5');
    return {
      acts: [],
      breakdowns: [],
      promised: [
        {
          what: 'of all values agreed on items with 1 to 5 witnesses at most 1 % is wrong, with up to 30 % of all contributors hostile',
          kept: sparse.every(({ tally }) => tally.wrong <= wrongAtMost * tally.allAgreed),
        },
        {
          what: 'the same, of only those values that somebody lied about',
          kept: sparse.every(({ tally }) => tally.wrong <= wrongAtMost * tally.agreed),
        },
      ],
      tables: [
        tableOf(rows, many, crowd),
        { title: 'How they stand in the end', columns: standingColumns, rows: played.map((one) => one.standing) },
      ],
    };
  },
};

async function admitted(stage: Stage, people: readonly Member[]): Promise<Moment> {
  const api = await stage.arena.open(stage.from - 4 * day, 'open');
  await api.daily();
  await admit(api, people, api.clock.now());
  return stage.arena.hold(api);
}

interface Run {
  readonly share: number;
  readonly manner: Manner;
  readonly hostile: ReadonlySet<Member>;
  readonly deeds: readonly Deed[];
}

async function spread(stage: Stage, moment: Moment, items: readonly Item[], { share, manner, hostile, deeds }: Run) {
  const api = await stage.arena.resume(moment);
  try {
    const { looks } = await play({
      api,
      world: { ...stage.world, things: new Map(items.map(({ thing }) => [keyOf(thing), thing])) },
      honest: deeds.filter(({ who }) => !hostile.has(who)),
      from: stage.from,
      to: stage.from + days * day,
      step: day,
      plot: plotOf(deeds.filter(({ who }) => hostile.has(who))),
      hostile: undefined,
    });
    const ends = [...looks].filter((_, nth, all) => nth === 0 || nth === all.length - 1);
    const rows = ends.flatMap(([when, shown], nth) =>
      tallies(items, shown, when)
        .filter(({ witnesses }) => nth > 0 || witnesses.includes('-')) // of the first day only the sums
        .map((tally): Played => ({ share, manner, day: (when - stage.from) / day, tally })),
    );
    const [theirs, others] = [await standingsOf(api, hostile), await standingsOf(api, honestAmong(items, hostile))];
    const standing = [percent(share, 1), manner, theirs, others].flatMap((one) =>
      typeof one === 'string' ? [one] : [one.merged, one.distrusted, one.meanTrust.toFixed(2)],
    );
    return { rows, standing: [...standing, theirs.newcomerTrust.toFixed(2)] };
  } finally {
    await stage.arena.drop(api);
  }
}

const standingColumns = [
  'hostile',
  'they lie',
  'hostile counted as one',
  'hostile distrusted',
  'their trust',
  'honest counted as one',
  'honest distrusted',
  'their trust',
  'a newcomer',
] as const;

function honestAmong(items: readonly Item[], hostile: ReadonlySet<Member>): Set<Member> {
  return new Set(items.flatMap(({ witnesses }) => witnesses).filter((who) => !hostile.has(who)));
}

/** Everybody looks at each of their items once a day, at times of their own. */
function speak(
  stage: Stage,
  items: readonly Item[],
  { hostile, manner }: { hostile: ReadonlySet<Member>; manner: Manner },
  dice: Dice,
): Deed[] {
  const itemsOf = new Map<Member, Item[]>();
  for (const item of items) for (const who of item.witnesses) itemsOf.set(who, [...(itemsOf.get(who) ?? []), item]);
  return Array.from({ length: days }, (_, nth) => nth)
    .flatMap((nth) =>
      [...itemsOf].flatMap(([who, mine]) => {
        const at = stage.from + nth * day + dice.whole(60, 1_400) * minute;
        const seen = mine.map((item) => {
          const seenAt = at - dice.whole(1, 50) * minute;
          return sighting(item.thing, seenAt, hostile.has(who) ? lied(item, seenAt, manner) : item.thing.truth(seenAt));
        });
        return batchesOf(seen).map((some) => ({ at, who, items: some }));
      }),
    )
    .sort((a, b) => a.at - b.at);
}

function lied({ thing, lie }: Item, at: number, manner: Manner) {
  const told = lie.tell(thing.truth(at), at);
  return manner === 'alone' ? Object.fromEntries(Object.entries(told).filter(([field]) => lie.about.includes(field))) : told;
}

function tableOf(rows: readonly Played[], items: number, people: number): Table {
  return {
    title: `${items} campaigns seen by ${people} people: of the values lied about, how many are agreed, and how many of those wrongly`,
    columns: [
      'hostile',
      'they lie',
      'after days',
      'witnesses',
      'values',
      'agreed (coverage)',
      'wrong of agreed',
      'wrong of all agreed values',
    ],
    rows: rows.map(({ share, manner, day: after, tally: { witnesses, fields, agreed, wrong, allAgreed } }) => [
      percent(share, 1),
      manner,
      after,
      witnesses,
      fields,
      percent(agreed, fields),
      `${percent(wrong, agreed)}${agreed > 0 ? ` (${wrong})` : ''}`,
      percent(wrong, allAgreed),
    ]),
  };
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${Math.round((part / whole) * 10_000) / 100} %`);
