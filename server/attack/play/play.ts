import { Problem } from '@infofi-lens/shared/contracts/problem';
import { BatchReceipt } from '@infofi-lens/shared/contracts/sync';
import type { RunningApi } from '../arena/running-api.ts';
import { Purse } from '../cost.ts';
import { type CrowdClient, crowdClient } from '../crowd-client.ts';
import { lookAtDefence, type Standings, standingsOf } from '../judge/defence.ts';
import { Judge, type Shown } from '../judge/judge.ts';
import { Notices } from '../judge/noticed.ts';
import { View } from '../judge/view.ts';
import type { Member } from '../member.ts';
import { day, hour } from '../world/thing.ts';
import type { World } from '../world/world.ts';
import type { Deed } from './deed.ts';

/** What an attacker knows when planning the next hours: what everybody can read. */
export interface Outlook {
  readonly from: number;
  readonly to: number;
  readonly shown: Shown;
  /** Those who were admitted. */
  readonly admitted: ReadonlySet<Member>;
}

/** What attackers do. */
export interface Plot {
  /** Keys to be made known in the coming stretch. */
  joins?(outlook: Outlook): readonly { at: number; who: Member }[];
  /** Batches to be sent in it. */
  deeds(outlook: Outlook): readonly Deed[];
  /** Processor seconds that may be spent on joining. */
  readonly budget?: number;
}

export const noPlot: Plot = { deeds: () => [] };

/** Attackers who planned everything beforehand. */
export const plotOf = (deeds: readonly Deed[]): Plot => ({ deeds: ({ from, to }) => deeds.filter(({ at }) => at >= from && at < to) });

export interface Scene {
  readonly api: RunningApi;
  readonly world: World;
  /** What honest people do from `from` to `to`. */
  readonly honest: readonly Deed[];
  readonly from: number;
  readonly to: number;
  /** Time between two looks at what is shown; facts follow and standings are made at each. */
  readonly step: number;
  readonly plot: Plot;
  /** What the run without attackers showed at each look. `undefined`: this is that run. */
  readonly calm?: ReadonlyMap<number, Shown>;
  readonly hostile: ReadonlySet<Member> | undefined;
}

/** Lets honest people and attackers act in the order of time, and looks at what comes of it. */
export async function play(scene: Scene) {
  const { api, world, from, to, step, plot, calm } = scene;
  const purse = new Purse();
  const honestClient = crowdClient({ url: api.url, now: api.clock.now, purse: new Purse() });
  const hostileClient = crowdClient({ url: api.url, now: api.clock.now, purse });
  const view = new View(honestClient, [...world.things.values()]);
  const judge = new Judge(world.things, from);
  const notices = new Notices(from);
  const looks = new Map<number, Shown>();
  const admitted = new Set<Member>();
  const refusals = new Map<string, number>();
  const honest = [...scene.honest];
  await view.refresh();

  const refused = (code: string, many = 1) => {
    refusals.set(code, (refusals.get(code) ?? 0) + many);
    notices.note(`refused ${code}`, api.clock.now(), purse.sightings);
  };

  for (let at = from; at < to; at += step) {
    const until = Math.min(at + step, to);
    const outlook = { from: at, to: until, shown: view.shown, admitted };
    const acts = [
      ...takeUntil(honest, until).map((deed) => ({ at: deed.at, act: () => beHonest(honestClient, deed) })),
      ...(plot.joins?.(outlook) ?? []).map(({ at: when, who }) => ({ at: when, act: () => join(who) })),
      ...plot.deeds(outlook).map((deed) => ({ at: deed.at, act: () => attack(deed) })),
    ].sort((a, b) => a.at - b.at);
    for (const { at: when, act } of acts) {
      api.clock.passTo(when);
      await act();
    }
    api.clock.passTo(until);
    await api.settle();
    await api.checkpoint();
    await api.settle();
    if (Math.floor(until / day) > Math.floor(at / day)) await api.daily();
    await view.refresh();
    looks.set(until, calm ? new Map() : view.shown);
    if (!calm) continue;
    judge.look(until, view.shown, calm.get(until) ?? new Map());
    if (scene.hostile)
      for (const what of await lookAtDefence(api, honestClient, { shown: view.shown, calm: calm.get(until) ?? new Map() }, scene.hostile))
        notices.note(what, until, purse.sightings);
  }
  const standings: { hostile: Standings; honest: Standings } | undefined = scene.hostile && {
    hostile: await standingsOf(api, scene.hostile),
    honest: await standingsOf(
      api,
      world.people.filter((person) => !scene.hostile?.has(person)),
    ),
  };
  return {
    standings,
    admitted: admitted.size,
    damage: judge.damage(),
    price: purse.price(),
    notices: notices.all(),
    refusals,
    looks,
    shown: view.shown,
    hours: (to - from) / hour,
  };

  async function join(who: Member): Promise<void> {
    const left = (plot.budget ?? Number.POSITIVE_INFINITY) - purse.cpuSeconds;
    if (left <= 0) return;
    const reply = await hostileClient.join(who, left);
    if (purse.gotHarder) notices.note('the door asked for more work', api.clock.now(), purse.sightings);
    if (reply.status === 201) admitted.add(who);
    else if (reply.status !== 0) refused(codeOf(reply.text));
  }
  async function attack({ who, items, change }: Deed): Promise<void> {
    const reply = await hostileClient.share(who, items, change);
    if (reply.status >= 400 && reply.status !== 422) return refused(codeOf(reply.text));
    for (const result of BatchReceipt.parse(JSON.parse(reply.text)).results) if ('code' in result) refused(result.code);
  }
}
export type Played = Awaited<ReturnType<typeof play>>;

/** @throws when the server refuses what an honest client sent: then nothing that follows means anything. */
async function beHonest(client: CrowdClient, { who, items }: Deed): Promise<void> {
  const reply = await client.share(who, items);
  if (reply.status !== 200) throw new Error(`An honest batch was refused with ${reply.status}: ${reply.text.slice(0, 500)}`);
}

function takeUntil(deeds: Deed[], until: number): Deed[] {
  const end = deeds.findIndex(({ at }) => at >= until);
  return deeds.splice(0, end === -1 ? deeds.length : end);
}

function codeOf(text: string): string {
  const problem = Problem.safeParse(JSON.parse(text));
  return problem.success ? problem.data.code : 'no_problem_json';
}
