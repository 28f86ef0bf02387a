import { someLie } from '../hostile/lies.ts';
import { pairs, severalAtOnce } from '../several-at-once.ts';
import { duel } from '../stage/duel.ts';
import type { Stage } from '../stage/stage.ts';
import { breakdownOf } from './breakdown-of.ts';
import { liarsAmong } from './colluding-minority.ts';
import type { Scenario, Table } from './scenario.ts';

const mostColluders = 10;

/** A few colluders agree on one campaign that hardly anybody looks at. */
export const targetedCampaign: Scenario = {
  name: 'targeted-campaign',
  what: `One campaign with few witnesses, attacked by 1 to ${mostColluders} colluders, before or after the honest come.`,
  async run(stage) {
    const from = stage.pool.slice(0, mostColluders);
    const breakdowns = await severalAtOnce(pairs([false, true], [1, 2, 3, 5, 8]), ([first, witnesses]) => {
      const what = first ? 'colluders come first' : 'the honest come first';
      return breakdownOf(stage, { name: 'targeted-campaign', what, witnesses, from, first, lieAbout: someLie });
    });
    return {
      acts: [],
      breakdowns,
      promised: [
        {
          what: 'where the honest came first, no campaign gave way to up to 30 % of its clusters',
          kept: breakdowns.every(
            ({ what, witnesses, breaksAt }) => what !== 'the honest come first' || (breaksAt ?? 99) > liarsAmong(witnesses),
          ),
        },
      ],
      tables: [await oneByOne(stage, 3)],
    };
  },
};

async function oneByOne(stage: Stage, witnesses: number): Promise<Table> {
  const counts = Array.from({ length: mostColluders }, (_, nth) => nth + 1);
  const rows = await severalAtOnce(counts, async (many) => {
    const hostile = stage.pool.slice(0, many);
    const damage = await duel(stage, { witnesses, hostile, lieAbout: someLie, dice: () => stage.dice('one by one') });
    const { worst } = damage;
    return [
      many,
      `${Math.round((many / (many + witnesses)) * 100)} %`,
      damage.falseFields,
      worst ? worst.field : '-',
      worst && typeof worst.shown === 'number' ? `${Math.round(worst.moved * 100)} %` : '-',
      Math.round(damage.longestHours),
      damage.shown,
    ];
  });
  const columns = ['colluders', 'share of clusters', 'false fields', 'worst', 'moved by', 'hours shown', 'agreed fields'];
  return { title: `One lie about a campaign with ${witnesses} honest witnesses`, columns, rows };
}
