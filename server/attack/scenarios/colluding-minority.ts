import { campaignLies, type Lie, someLie } from '../hostile/lies.ts';
import { say } from '../hostile/say.ts';
import type { Member } from '../member.ts';
import type { Deed } from '../play/deed.ts';
import { type Played, plotOf } from '../play/play.ts';
import { pairs, severalAtOnce } from '../several-at-once.ts';
import type { Stage } from '../stage/stage.ts';
import { day, keyOf, minute, type Thing } from '../world/thing.ts';
import { actOf } from './act.ts';
import { breakdownOf } from './breakdown-of.ts';
import type { Scenario, Table } from './scenario.ts';

/** The share of an item's clusters up to which nothing false may be agreed. */
export const minority = 0.3;
/** Far beyond what the rules defend: here breakers are to notice. */
const majority = 0.7;
const days = 3;

interface Told {
  readonly thing: Thing;
  readonly lie: Lie;
  readonly liars: readonly Member[];
}

/** On every item that has enough witnesses, 30 % of its clusters say the same false thing, again and again. */
export const colludingMinority: Scenario = {
  name: 'colluding-minority',
  what: 'On every item up to 30 % of its clusters collude: numbers by a factor or just above the tolerance, statuses, times, names, rewards, ranks.',
  async run(stage) {
    const { told, played } = await collude(stage, minority);
    const beyond = await collude(stage, majority);
    const hostile = stage.pool;
    const breakdowns = await severalAtOnce(pairs(Object.entries(campaignLies), [3, 5, 10, 25]), ([[name, lieAbout], witnesses]) =>
      breakdownOf(stage, { name: `minority ${name}`, what: `colluders lie about ${name}`, witnesses, from: stage.pool, lieAbout }),
    );
    return {
      acts: [
        actOf(`at most 30 % on each of ${told.length} items, for ${days} days`, played, stage.secondsPerKey * hostile.length),
        actOf(`beyond it: up to 70 % on each of ${beyond.told.length} items`, beyond.played, stage.secondsPerKey * hostile.length),
      ],
      breakdowns,
      promised: [
        {
          what: 'with up to 30 % of an item’s clusters hostile, no agreed value left its tolerance',
          kept: played.damage.falseFields === 0,
        },
        {
          what: 'no campaign gave way to fewer than 30 % of its clusters',
          kept: breakdowns.every(({ share }) => share === undefined || share > minority),
        },
      ],
      tables: [byLie(told, played)],
    };
  },
};

/** On every item so many tell the same lie about it, twice a day. @param share Of all clusters of the item, at most. */
export async function collude(stage: Stage, share: number): Promise<{ told: Told[]; played: Played }> {
  const dice = stage.dice('colluding-minority');
  const told = [...stage.world.things.values()].flatMap((thing): Told[] => {
    const liars = dice.shuffled(stage.pool).slice(0, liarsAmong(stage.heardOf(thing, days), share));
    return liars.length === 0 ? [] : [{ thing, lie: someLie(dice, thing), liars }];
  });
  const rounds = days * 2;
  const deeds = Array.from({ length: rounds }, (_, nth) => nth).flatMap((nth) =>
    stage.pool.flatMap((who): Deed[] => {
      const mine = told.filter(({ liars }) => liars.includes(who));
      const at = stage.from + ((nth * days) / rounds) * day + dice.whole(20, 500) * minute;
      return mine.length === 0 ? [] : say(who, at, mine, dice);
    }),
  );
  return { told, played: await stage.attack({ days, stepHours: 6, plot: plotOf(deeds), hostile: stage.pool }) };
}

/** The most that are still no more than such a share together with so many honest. */
export function liarsAmong(honest: number, share = minority): number {
  return Math.floor((share * honest) / (1 - share) + 1e-9);
}

function byLie(told: readonly Told[], { damage }: Played): Table {
  const names = [...new Set(told.map(({ lie }) => lie.name))].sort();
  const rows = names.map((name) => {
    const items = told.filter(({ lie }) => lie.name === name);
    const keys = new Set(items.map(({ thing }) => keyOf(thing)));
    const wounds = damage.wounds.filter(({ entity, kind }) => kind === 'false' && keys.has(entity));
    return [name, items.length, wounds.length, Math.round(Math.max(0, ...wounds.map(({ hours }) => hours)))];
  });
  return { title: 'By what was lied about', columns: ['lie', 'items', 'false fields shown', 'hours at most'], rows };
}
