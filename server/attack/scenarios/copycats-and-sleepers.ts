import { fieldOf, type Kind } from '@infofi-lens/shared/facts/catalog';
import { campaignLies, someLie } from '../hostile/lies.ts';
import { batchesOf, say } from '../hostile/say.ts';
import type { Member } from '../member.ts';
import { type Plot, plotOf } from '../play/play.ts';
import { pairs, severalAtOnce } from '../several-at-once.ts';
import type { Stage } from '../stage/stage.ts';
import { day, type Fields, keyOf, minute, sighting } from '../world/thing.ts';
import { actOf } from './act.ts';
import { breakdownOf } from './breakdown-of.ts';
import { liarsAmong } from './colluding-minority.ts';
import type { Scenario } from './scenario.ts';

/** How long they lie once they have turned. */
const turnedDays = 3;

/** Some repeat for weeks what is already shown, others are honest for weeks; then both lie together. */
export const copycatsAndSleepers: Scenario = {
  name: 'copycats-and-sleepers',
  what: 'Copycats repeat for weeks what is shown already, exactly or with a little more, sleepers are honest for weeks; then each group turns and lies together.',
  async run(stage) {
    const half = stage.pool.length >> 1;
    const [copycats, newcomers] = [stage.pool.slice(0, half), stage.pool.slice(half)];
    const days = (stage.size.weeks - 1) * 7;
    const later = await stage.after({ days, stepHours: 6, plot: copyShown(stage, copycats), hostile: copycats });
    const sleepers = stage.dice('sleepers').shuffled(stage.world.people).slice(0, half);

    const groups = [
      { what: 'newcomers', from: newcomers },
      { what: `copycats of ${days} days`, from: copycats },
      { what: 'sleepers, honest until now', from: sleepers, turned: true },
    ];
    const breakdowns = await severalAtOnce(pairs([3, 5], groups), ([witnesses, group]) =>
      breakdownOf(later, { name: 'copycats', witnesses, lieAbout: campaignLies.status, ...group }),
    );
    const [cats, sleep] = [await turn(later, copycats, false), await turn(later, sleepers, true)];
    const at = (what: string) =>
      breakdowns.filter((one) => one.what.startsWith(what)).map(({ breaksAt }) => breaksAt ?? Number.POSITIVE_INFINITY);
    const fresh = at('newcomers');
    return {
      acts: [
        actOf(`${copycats.length} copycats turn, at most 30 % on each item`, cats, stage.secondsPerKey * copycats.length),
        actOf(`${sleepers.length} sleepers turn, at most 30 % on each item`, sleep, stage.secondsPerKey * sleepers.length),
      ],
      breakdowns,
      promised: [
        {
          what: 'copying what is shown earned nothing: copycats are no stronger than newcomers',
          kept: at('copycats').every((many, nth) => many >= (fresh[nth] ?? 0)),
        },
        { what: 'copycats who turned moved nothing out of its tolerance', kept: cats.damage.falseFields === 0 },
        {
          what: 'sleepers who turned, up to 30 % of an item’s clusters, moved nothing out of its tolerance',
          kept: sleep.damage.falseFields === 0,
        },
      ],
      tables: [],
    };
  },
};

/**
 * Once a day each says again what is shown of a part of the world, agreed or not. Of half of it as if just seen; of the other half as if
 * seen hours ago, and with a little more than is shown of what is counted,
 * within its tolerance: that is where a count will be soon.
 */
function copyShown(stage: Stage, copycats: readonly Member[]): Plot {
  const dice = stage.dice('copy');
  const guess = (kind: Kind, name: string, value: unknown) => {
    const { consensus } = fieldOf(kind, name) ?? {};
    if (!consensus || !('tolerance' in consensus) || typeof value !== 'number' || !Number.isInteger(value)) return value;
    return Math.floor(value * (1 + dice.next() * 0.9 * consensus.tolerance));
  };
  return {
    deeds: ({ from, shown }) =>
      copycats.flatMap((who) => {
        if (!dice.chance(0.25)) return [];
        const at = from + dice.whole(5, 350) * minute;
        const items = [...stage.world.things.values()].flatMap((thing) => {
          const all = Object.entries(shown.get(keyOf(thing)) ?? {});
          if (all.length === 0 || !dice.chance(0.4)) return [];
          const guesses = dice.chance(0.5);
          const fields: Fields = Object.fromEntries(
            all.map(([name, { value }]) => [name, guesses ? guess(thing.kind, name, value) : value]),
          );
          return [sighting(thing, at - dice.whole(1, guesses ? 600 : 9) * minute, fields)];
        });
        return batchesOf(items).map((some) => ({ at, who, items: some }));
      }),
  };
}

/** Three days of lies, on every item by at most 30 % of its clusters. */
function turn(stage: Stage, members: readonly Member[], wereHonest: boolean) {
  const dice = stage.dice('turn');
  const told = [...stage.world.things.values()].flatMap((thing) => {
    const liars = dice.shuffled(members).slice(0, liarsAmong(honestWithout(stage, thing, wereHonest ? members : [])));
    return liars.length === 0 ? [] : [{ thing, lie: someLie(dice, thing), liars }];
  });
  const deeds = Array.from({ length: turnedDays }, (_, nth) => nth).flatMap((nth) =>
    members.flatMap((who) => {
      const mine = told.filter(({ liars }) => liars.includes(who));
      return say(who, stage.from + nth * day + dice.whole(30, 1_200) * minute, mine, dice);
    }),
  );
  return stage.attack({ days: turnedDays, stepHours: 6, plot: plotOf(deeds), hostile: members, turned: wereHonest ? members : [] });
}

/** Independent honest witnesses of a thing who are not among those who turned. */
function honestWithout(stage: Stage, thing: Parameters<Stage['heardOf']>[0], turned: readonly Member[]): number {
  const networks = new Set(turned.map(({ network }) => network));
  const lost = stage.world.witnessesOf(thing).filter(({ network }) => networks.has(network)).length;
  return Math.max(0, stage.heardOf(thing, turnedDays) - lost);
}
