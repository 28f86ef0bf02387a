import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import type { Dice } from '@infofi-lens/shared/testing/dice';
import { type Lie, someLie } from '../hostile/lies.ts';
import { batchesOf } from '../hostile/say.ts';
import type { Shown } from '../judge/judge.ts';
import { isRight, toleranceOf } from '../judge/range.ts';
import { rightValues } from '../judge/right-values.ts';
import { type Member, memberOf, someNetwork } from '../member.ts';
import type { Deed } from '../play/deed.ts';
import { play, plotOf } from '../play/play.ts';
import { admit, type Stage } from '../stage/stage.ts';
import { someCampaign } from '../world/campaign.ts';
import { day, hour, keyOf, minute, sighting, type Thing } from '../world/thing.ts';
import type { Scenario, Table } from './scenario.ts';

const shares = [0.1, 0.2, 0.3];
const days = 3;
/** What the issue allows of agreed values to be wrong on sparse items. */
const wrongAtMost = 0.01;

interface Item {
  readonly thing: Thing;
  readonly lie: Lie;
  readonly witnesses: readonly Member[];
}

/** A share of all contributors is hostile, and meets on sparse items by chance. */
export const spreadHostility: Scenario = {
  name: 'spread-hostility',
  what: 'Part of all contributors is hostile and lies wherever it comes, all with the same lie about the same item; most items have one to five witnesses.',
  async run(stage) {
    const { items: many, people: crowd } = stage.size.spread;
    const dice = stage.dice('spread');
    const people = Array.from({ length: crowd }, (_, n) => memberOf(`${stage.seed} spread ${n}`, someNetwork(dice)));
    const api = await stage.arena.open(stage.from - 4 * day);
    await api.daily();
    await admit(api, people, api.clock.now(), 30 * minute);
    const moment = await stage.arena.hold(api);
    const items = Array.from({ length: many }, (): Item => {
      const thing = someCampaign(dice, stage.from);
      return {
        thing,
        lie: someLie(dice, thing),
        witnesses: dice.shuffled(people).slice(0, dice.chance(0.84) ? dice.whole(1, 5) : dice.whole(6, 10)),
      };
    });

    const rows: Tally[] = [];
    for (const share of shares) {
      const hostile = new Set(dice.shuffled(people).slice(0, Math.round(share * crowd)));
      const api = await stage.arena.resume(moment);
      const said = speak(stage, items, hostile, dice);
      const { looks } = await play({
        api,
        world: { ...stage.world, things: new Map(items.map(({ thing }) => [keyOf(thing), thing])) },
        honest: said.filter(({ who }) => !hostile.has(who)),
        from: stage.from,
        to: stage.from + days * day,
        step: 12 * hour,
        plot: plotOf(said.filter(({ who }) => hostile.has(who))),
        hostile: undefined,
      });
      await stage.arena.drop(api);
      for (const [when, shown] of [...looks].filter((_, nth, all) => nth === 1 || nth === all.length - 1))
        rows.push(...tally(items, shown, when, stage, share));
    }
    const sparse = rows.filter(({ witnesses }) => witnesses === '1-5');
    return {
      acts: [],
      breakdowns: [],
      promised: [
        {
          what: 'at most 1 % of what is agreed on items with 1 to 5 witnesses is wrong, with up to 30 % of all contributors hostile',
          kept: sparse.every(({ agreed, wrong }) => wrong <= wrongAtMost * agreed),
        },
      ],
      tables: [table(rows, many, crowd)],
    };
  },
};

/** Everybody looks at each of their items once a day, at times of their own. */
function speak(stage: Stage, items: readonly Item[], hostile: ReadonlySet<Member>, dice: Dice): Deed[] {
  const itemsOf = new Map<Member, Item[]>();
  for (const item of items) for (const who of item.witnesses) itemsOf.set(who, [...(itemsOf.get(who) ?? []), item]);
  return Array.from({ length: days }, (_, nth) => nth)
    .flatMap((nth) =>
      [...itemsOf].flatMap(([who, mine]) => {
        const at = stage.from + nth * day + dice.whole(60, 1_400) * minute;
        const seen = mine.map(({ thing, lie }) => {
          const seenAt = at - dice.whole(1, 50) * minute;
          const truth = thing.truth(seenAt);
          return sighting(thing, seenAt, hostile.has(who) ? lie.tell(truth, seenAt) : truth);
        });
        return batchesOf(seen).map((some) => ({ at, who, items: some }));
      }),
    )
    .sort((a, b) => a.at - b.at);
}

interface Tally {
  readonly share: number;
  readonly day: number;
  readonly witnesses: string;
  /** Fields that somebody might have been told a lie about. */
  fields: number;
  agreed: number;
  wrong: number;
}

/** Counts only fields that colluders lie about on that item: all others are never wrong and would dilute the share. */
function tally(items: readonly Item[], shown: Shown, when: number, stage: Stage, share: number): Tally[] {
  const bins = new Map<string, Tally>();
  const bin = (witnesses: string) => {
    const known = bins.get(witnesses) ?? { share, day: (when - stage.from) / day, witnesses, fields: 0, agreed: 0, wrong: 0 };
    bins.set(witnesses, known);
    return known;
  };
  for (const { thing, lie, witnesses } of items) {
    const many = witnesses.length;
    for (const field of lie.about) {
      const verdict = verdictOn(thing, field, shown, when);
      for (const one of many <= 5 ? [bin(String(many)), bin('1-5')] : [bin('6-10')]) {
        one.fields += 1;
        one.agreed += verdict === undefined ? 0 : 1;
        one.wrong += verdict === 'wrong' ? 1 : 0;
      }
    }
  }
  return ['1', '2', '3', '4', '5', '1-5', '6-10'].flatMap((name) => bins.get(name) ?? []);
}

function verdictOn(thing: Thing, field: string, shown: Shown, now: number): 'right' | 'wrong' | undefined {
  const key: EntityKey = keyOf(thing);
  const fact = shown.get(key)?.[field];
  const policy = fieldOf(thing.kind, field);
  if (fact?.evidence.status !== 'agreed' || !policy) return undefined;
  return isRight(fact.value, rightValues(thing, field, now, undefined), toleranceOf(policy.consensus)) ? 'right' : 'wrong';
}

function table(rows: readonly Tally[], items: number, people: number): Table {
  const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${(Math.round((part / whole) * 10_000) / 100).toFixed(2)} %`);
  return {
    title: `${items} campaigns seen by ${people} people: of the fields lied about, how many are agreed, and how many of those wrongly`,
    columns: ['hostile', 'after days', 'witnesses', 'fields', 'agreed (coverage)', 'wrong of agreed'],
    rows: rows.map(({ share, day: after, witnesses, fields, agreed, wrong }) => [
      `${share * 100} %`,
      after,
      witnesses,
      fields,
      percent(agreed, fields),
      `${percent(wrong, agreed)}${agreed > 0 ? ` (${wrong})` : ''}`,
    ]),
  };
}
