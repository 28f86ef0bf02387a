import type { Dice } from '@infofi-lens/shared/testing/dice';
import type { Lie } from '../hostile/lies.ts';
import type { Member } from '../member.ts';
import { type Breakdown, smallestThatBreaks } from '../search.ts';
import { type DuelPlan, duel } from '../stage/duel.ts';
import type { Stage } from '../stage/stage.ts';
import type { Thing } from '../world/thing.ts';

interface Given extends Partial<Pick<DuelPlan, 'first' | 'disguise' | 'rounds' | 'hoursApart'>> {
  readonly name: string;
  readonly what: string;
  readonly witnesses: number;
  /** The attackers, of whom the first few take part. */
  readonly from: readonly Member[];
  /** The network they all share; without it each has one of its own. */
  readonly network?: string;
  /** Whether they are taken out of the honest crowd. */
  readonly turned?: boolean;
  lieAbout(dice: Dice, thing: Thing): Lie;
}

/** Searches the number of attackers at which a campaign with so many honest witnesses shows something false. */
export async function breakdownOf(stage: Stage, given: Given): Promise<Breakdown> {
  const { name, what, witnesses, from, turned = false, network, ...rest } = given;
  const upTo = from.length;
  const breaksAt = await smallestThatBreaks(upTo, async (many) => {
    const hostile = from.slice(0, many).map((who) => (network === undefined ? who : { ...who, network }));
    const dice = () => stage.dice(`${name} ${witnesses}`);
    return (await duel(stage, { ...rest, witnesses, hostile, turned: turned ? from : [], dice })).falseFields > 0;
  });
  const share = breaksAt === undefined ? undefined : Math.round((breaksAt / (breaksAt + witnesses)) * 1_000) / 1_000;
  const cpuSeconds = breaksAt === undefined ? undefined : Math.round(breaksAt * stage.secondsPerKey * 1_000) / 1_000;
  return { what, breaksAt, upTo, witnesses, share, cpuSeconds };
}
