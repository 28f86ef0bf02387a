import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import type { Dice } from '@infofi-lens/shared/testing/dice';
import { driftingLie } from '../hostile/lies.ts';
import { batchesOf } from '../hostile/say.ts';
import type { Shown } from '../judge/judge.ts';
import { toleranceOf } from '../judge/range.ts';
import type { Member } from '../member.ts';
import type { Played, Plot } from '../play/play.ts';
import { severalAtOnce } from '../several-at-once.ts';
import type { Stage } from '../stage/stage.ts';
import { day, type Fields, hour, keyOf, minute, sighting, type Thing } from '../world/thing.ts';
import { actOf } from './act.ts';
import { breakdownOf } from './breakdown-of.ts';
import { liarsAmong, minority } from './colluding-minority.ts';
import type { Scenario, Table } from './scenario.ts';

/** Colluders push numbers and times a little every day, each time by less than what counts as the same. */
export const slowDrip: Scenario = {
  name: 'slow-drip',
  what: 'Up to 30 % of the clusters of popular items push numbers, ranks’ shares and end times for weeks, each step within the tolerance of what is shown.',
  async run(stage) {
    const dice = stage.dice('slow-drip');
    const days = stage.size.weeks * 7;
    const targets = [...stage.world.things.values()].flatMap((thing) => {
      const liars = dice.shuffled(stage.pool).slice(0, liarsAmong(stage.heardOf(thing, days)));
      return liars.length === 0 ? [] : [{ thing, liars }];
    });
    const step = 0.4 + dice.next() * 0.55;
    const hostile = stage.pool;
    const played = await stage.attack({ days, stepHours: 6, plot: drip(stage, targets, step, dice), hostile });
    const breakdowns = await severalAtOnce([5, 12], (witnesses) =>
      breakdownOf(stage, {
        name: 'slow-drip',
        what: 'a week of steps below the tolerance',
        witnesses,
        from: stage.pool,
        rounds: 7,
        hoursApart: 24,
        lieAbout: driftingLie(stage.from),
      }),
    );
    return {
      acts: [
        actOf(
          `${days} days of steps of ${Math.round(step * 100)} % of the tolerance, on ${targets.length} items`,
          played,
          stage.secondsPerKey * hostile.length,
        ),
      ],
      breakdowns,
      promised: [
        {
          what: 'weeks of small steps by up to 30 % of the clusters moved nothing out of its tolerance',
          kept: played.damage.falseFields === 0,
        },
        {
          what: 'no slow drip succeeded with fewer than 30 % of the clusters',
          kept: breakdowns.every(({ share }) => share === undefined || share > minority),
        },
      ],
      tables: [woundedItems(stage, targets, played)],
    };
  },
};

/** Of what gave way: how many were hostile of its crowd at its smallest, and of those who looked in the last three days. */
function woundedItems(stage: Stage, targets: readonly { thing: Thing; liars: readonly Member[] }[], { damage }: Played): Table {
  const share = (hostile: number, honest: number) => `${Math.round((hostile / (hostile + honest)) * 100)} %`;
  const rows = damage.wounds
    .filter(({ kind }) => kind === 'false')
    .flatMap(({ entity, field, moved: far, since, hours }) => {
      const target = targets.find(({ thing }) => keyOf(thing) === entity);
      if (!target) return [];
      const { thing, liars } = target;
      const lately = stage.heardBetween(thing, since - 3 * day, since);
      return [
        [
          field,
          liars.length,
          share(liars.length, stage.heardOf(thing, stage.size.weeks * 7)),
          share(liars.length, lately),
          `${Math.round(far * 100)} %`,
          Math.round(hours),
        ],
      ];
    });
  const columns = ['field', 'colluders', 'of the crowd', 'of those who looked in the three days before', 'moved by', 'hours'];
  return { title: 'What gave way', columns, rows };
}

/** Every day each colluder says of each target what is shown, moved by a part of its tolerance, always in the same direction. */
function drip(stage: Stage, targets: readonly { thing: Thing; liars: readonly Member[] }[], step: number, dice: Dice): Plot {
  return {
    deeds({ from, shown }) {
      if (Math.round((from - stage.from) / hour) % 24 !== 0) return [];
      return stage.pool.flatMap((who) => {
        const at = from + dice.whole(10, 330) * minute;
        const items = targets
          .filter(({ liars }) => liars.includes(who))
          .map(({ thing }) => {
            const seenAt = at - dice.whole(1, 10) * minute;
            return sighting(thing, seenAt, moved(thing, thing.truth(seenAt), shown, step));
          });
        return batchesOf(items).map((some) => ({ at, who, items: some }));
      });
    },
  };
}

function moved(thing: Thing, truth: Fields, shown: Shown, step: number): Fields {
  const facts = shown.get(keyOf(thing)) ?? {};
  const entries = Object.entries(truth).map(([name, value]) => {
    const field = fieldOf(thing.kind, name);
    const now = facts[name]?.value ?? value;
    if (!field || typeof value !== 'number' || typeof now !== 'number') return [name, value];
    if (name === 'endsAt') return [name, now + Math.round(step * day)];
    const tolerance = toleranceOf(field.consensus);
    if (tolerance === undefined || tolerance === 0) return [name, value];
    const ahead = Math.max(now, value) * (1 + tolerance * step);
    return [name, Number.isInteger(value) ? Math.ceil(ahead) : Math.min(1, Math.round(ahead * 1e6) / 1e6)];
  });
  return Object.fromEntries(entries);
}
