import { someLie } from '../hostile/lies.ts';
import { say } from '../hostile/say.ts';
import { type Member, memberOf, someNetwork } from '../member.ts';
import type { Played, Plot } from '../play/play.ts';
import { pairs, severalAtOnce } from '../several-at-once.ts';
import type { Stage } from '../stage/stage.ts';
import { minute, type Thing } from '../world/thing.ts';
import { actOf } from './act.ts';
import { breakdownOf } from './breakdown-of.ts';
import type { Act, Scenario } from './scenario.ts';

/** Hundreds of fresh keys within an hour, which all say the same about a few campaigns. */
export const sybilFlood: Scenario = {
  name: 'sybil-flood',
  what: 'Hundreds of fresh keys, first from one network and then from many, say the same false things within hours.',
  async run(stage) {
    const dice = stage.dice('sybil-flood');
    const office = someNetwork(dice);
    const fromOne = keys(stage, 'one network', () => office);
    const fromMany = keys(stage, 'many networks', () => someNetwork(dice));
    const budget = `${stage.size.floodSeconds} CPU s`;
    const played = [
      { what: `as many as ${budget} buy at 50 a minute, from one network`, flood: await flood(stage, fromOne, 50) },
      { what: `as many as ${budget} buy at 50 a minute, each from another network`, flood: await flood(stage, fromMany, 50) },
      { what: `as many as ${budget} buy at 12 a minute, each from another network`, flood: await flood(stage, fromMany, 12) },
    ];
    const acts: Act[] = played.map(({ what, flood: one }) => actOf(`${what}: ${one.admitted} keys`, one));
    const breakdowns = await severalAtOnce(pairs([3, 8, 25], [office, undefined]), ([witnesses, network]) => {
      const what = `keys from ${network === undefined ? 'many networks' : 'one network'}`;
      const shared = network === undefined ? {} : { network };
      return breakdownOf(stage, { name: 'sybil-flood', what, witnesses, from: stage.pool, lieAbout: someLie, ...shared });
    });
    return { acts, breakdowns, promised: [], tables: [] };
  },
};

function keys(stage: Stage, name: string, network: () => string): Member[] {
  return Array.from({ length: stage.size.flood }, (_, n) => memberOf(`${stage.seed} flood ${name} ${n}`, network()));
}

/** They join one after the other for as long as they can pay; whoever gets in lies at once, every hour. */
async function flood(stage: Stage, members: readonly Member[], perMinute: number): Promise<Played> {
  const dice = stage.dice('flood');
  const targets = [...sparse(stage).slice(0, 4), ...popular(stage).slice(0, 2)].map((thing) => ({ thing, lie: someLie(dice, thing) }));
  const spacing = minute / perMinute;
  const joinAt = (nth: number) => stage.from + 5 * minute + nth * spacing;
  const plot: Plot = {
    budget: stage.size.floodSeconds,
    joins: ({ from, to }) => members.map((who, nth) => ({ who, at: joinAt(nth) })).filter(({ at }) => at >= from && at < to),
    deeds: ({ from, to, admitted }) =>
      [...admitted].flatMap((who, nth) => say(who, from + ((to - from) * (nth + 1)) / (admitted.size + 2), targets, dice)),
  };
  return stage.attack({ days: 0.5, stepHours: 1, plot, hostile: members });
}

const sparse = (stage: Stage): Thing[] => stage.world.campaigns.filter((thing) => inRange(stage, thing, 3, 5));
const popular = (stage: Stage): Thing[] => stage.world.campaigns.filter((thing) => inRange(stage, thing, 12, 100));

function inRange({ world }: Stage, thing: Thing, low: number, high: number): boolean {
  const many = world.witnessesOf(thing).length;
  return many >= low && many <= high;
}
