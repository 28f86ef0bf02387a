import type { Dice } from '@infofi-lens/shared/testing/dice';
import { rowLies } from '../hostile/lies.ts';
import { batchesOf, say } from '../hostile/say.ts';
import type { Shown } from '../judge/judge.ts';
import { type Member, someNetwork } from '../member.ts';
import { play, plotOf } from '../play/play.ts';
import { smallestThatBreaks } from '../search.ts';
import { pairs, severalAtOnce } from '../several-at-once.ts';
import type { Stage } from '../stage/stage.ts';
import { someBoard } from '../world/board.ts';
import { day, hour, keyOf, minute, sighting, type Thing } from '../world/thing.ts';
import { actOf } from './act.ts';
import { liarsAmong } from './colluding-minority.ts';
import type { Scenario } from './scenario.ts';

const pushedDays = 3;

/** Boards and rows that the platform never had, and one subject pushed to the top. */
export const forgedBoards: Scenario = {
  name: 'forged-boards',
  what: 'Colluders invent rows on a real board, invent a whole board, and push one subject to the first place.',
  async run(stage) {
    const dice = stage.dice('forged-boards');
    const board = stage.world.boards[0] ?? [];
    const many = Math.max(1, liarsAmong(Math.min(...board.map((row) => stage.heardOf(row, pushedDays)))));
    const liars = stage.pool.slice(0, many);
    const push = await pushToTheTop(stage, board, liars, dice);
    const invented = { board: someBoard(dice, 8), row: rowsOn(board, dice) };
    const office = someNetwork(dice);
    const groups = [
      { where: 'one network', from: stage.pool.slice(0, 12).map((member) => ({ ...member, network: office })) },
      { where: 'many networks', from: stage.pool.slice(0, 12) },
    ];
    const breakdowns = await severalAtOnce(pairs(Object.entries(invented), groups), async ([[what, things], { where, from }]) => {
      const breaksAt = await smallestThatBreaks(
        from.length,
        async (some) => agreedOf(await invent(stage, things, from.slice(0, some)), things) > 0,
      );
      return {
        what: `an invented ${what}, from ${where}`,
        breaksAt,
        upTo: from.length,
        witnesses: 0,
        share: breaksAt === undefined ? undefined : 1,
        cpuSeconds: breaksAt === undefined ? undefined : breaksAt * stage.secondsPerKey,
      };
    });
    return {
      acts: [
        actOf(
          `${many} of ${many + stage.heardOf(board[0] ?? never(), pushedDays)} clusters push one subject to the top for ${pushedDays} days`,
          push,
          stage.secondsPerKey * many,
        ),
      ],
      breakdowns,
      promised: [
        { what: 'no rank or share left its tolerance with up to 30 % of the clusters hostile', kept: push.damage.falseFields === 0 },
        { what: 'nobody alone, nor two, made an invented row agreed', kept: breakdowns.every(({ breaksAt }) => (breaksAt ?? 99) > 2) },
      ],
      tables: [],
    };
  },
};

function pushToTheTop(stage: Stage, board: readonly Thing[], liars: readonly Member[], dice: Dice) {
  const last = board.at(-1) ?? never();
  const lie = rowLies.top(dice);
  const deeds = [0, 0.5, 1, 1.5, 2, 2.5].flatMap((days) =>
    liars.flatMap((who) => say(who, stage.from + days * day + dice.whole(20, 600) * minute, [{ thing: last, lie }], dice)),
  );
  return stage.attack({ days: pushedDays, stepHours: 6, plot: plotOf(deeds), hostile: liars });
}

/** Subjects that do not exist, on a board that does. */
function rowsOn(board: readonly Thing[], dice: Dice): Thing[] {
  const [model] = board;
  if (!model) return [];
  const boardId = String(model.truth(0).boardId);
  return someBoard(dice, 3).map((row) => {
    const subjectId = String(row.truth(0).subjectId);
    return { ...row, id: `${boardId}:${subjectId}`, truth: (at) => ({ ...row.truth(at), boardId, subjectId }) };
  });
}

async function invent(stage: Stage, things: readonly Thing[], liars: readonly Member[]): Promise<Shown> {
  const deeds = [0, 8, 16].flatMap((hours) =>
    liars.flatMap((who, nth) => {
      const at = stage.from + hours * hour + (20 + nth * 3) * minute;
      return batchesOf(things.map((thing) => sighting(thing, at - 2 * minute))).map((items) => ({ at, who, items }));
    }),
  );
  const api = await stage.resume();
  try {
    const scene = {
      api,
      world: { ...stage.world, things: new Map(things.map((thing) => [keyOf(thing), thing])) },
      honest: [],
      from: stage.from,
      to: stage.from + day,
      step: 6 * hour,
    };
    return (await play({ ...scene, plot: plotOf(deeds), hostile: undefined })).shown;
  } finally {
    await stage.drop(api);
  }
}

function agreedOf(shown: Shown, things: readonly Thing[]): number {
  return things.filter((thing) => Object.values(shown.get(keyOf(thing)) ?? {}).some(({ evidence }) => evidence.status === 'agreed')).length;
}

function never(): never {
  throw new Error('There is no board in this world.');
}
