import { crowdMs } from '@infofi-lens/shared/consensus/settings';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { Dice } from '@infofi-lens/shared/testing/dice';
import type { Arena, Moment } from '../arena/arena.ts';
import type { RunningApi } from '../arena/running-api.ts';
import { Purse } from '../cost.ts';
import { crowdClient } from '../crowd-client.ts';
import type { Shown } from '../judge/judge.ts';
import { type Member, memberOf, ownNetwork } from '../member.ts';
import type { Deed } from '../play/deed.ts';
import { noPlot, type Played, type Plot, play } from '../play/play.ts';
import { day, hour, keyOf, type Thing } from '../world/thing.ts';
import { visits } from '../world/visits.ts';
import { makeWorld, type World } from '../world/world.ts';
import type { StageSize } from './size.ts';

/** An attack on the whole world, for some days. */
export interface Attempt {
  readonly days: number;
  /** Hours between looks. */
  readonly stepHours: number;
  readonly plot: Plot;
  readonly hostile: readonly Member[];
  /** Members of the honest crowd who are hostile now: what they would have shared is left out. */
  readonly turned?: readonly Member[];
}

/** A world with honest people at a moment, ready to be attacked as often as one likes. */
export interface Stage {
  readonly seed: number;
  readonly size: StageSize;
  readonly world: World;
  /** When attacks begin. */
  readonly from: number;
  /** Keys that were admitted before and have said nothing yet. */
  readonly pool: readonly Member[];
  /** Processor seconds that a key of the pool took to be admitted. */
  readonly secondsPerKey: number;
  resume(): Promise<RunningApi>;
  drop(api: RunningApi): Promise<void>;
  /** Plays an attack against what the same crowd shows without it. */
  attack(attempt: Attempt): Promise<Played>;
  /** Plays an attack and stays at the moment it ends: what comes next begins there. */
  after(attempt: Attempt): Promise<Stage>;
  /**
   * The crowd of a thing as the engine counts it: networks that honest people spoke of it from within two weeks; at the moment of an
   * attack of so many days at which they are fewest.
   */
  heardOf(thing: Thing, days: number): number;
  /** The same for a stretch of time after attacks began. */
  heardBetween(thing: Thing, from: number, to: number): number;
  readonly arena: Arena;
  /** Chance of its own for a scenario, so that running one alone changes nothing in it. */
  dice(name: string): Dice;
}

/** A Monday in the past; which one depends on the seed. */
const calendarOf = (seed: number): number => Date.UTC(2026, 0, 5) + (Math.abs(seed) % 40) * 7 * day;

export async function setStage(arena: Arena, seed: number, size: StageSize): Promise<Stage> {
  const began = calendarOf(seed);
  const from = began + size.daysBefore * day;
  const world = makeWorld(seed, began, size.world);
  const dice = new Dice(seed ^ 0x51ed);
  const pool = Array.from({ length: size.pool }, (_, n) => memberOf(`${seed} pool ${n}`, ownNetwork(dice)));
  const secondsPerKey = await priceOfAKey(arena, began, pool.slice(0, size.keysToPrice));
  const api = await arena.open(began, 'open');
  await api.daily();
  await admit(api, [...world.people, ...pool], began);
  const opened = api.clock.now();
  const honest = visits(seed, world.people, opened, from);
  await play({
    api,
    world,
    honest,
    from: opened,
    to: from,
    step: 6 * hour,
    plot: noPlot,
    hostile: undefined,
  });
  const moment = await arena.hold(api);
  return stageAt(arena, moment, {
    seed,
    size,
    world,
    from,
    pool,
    secondsPerKey,
    opened,
  });
}

async function priceOfAKey(arena: Arena, at: number, members: readonly Member[]): Promise<number> {
  const api = await arena.open(at, 'usual');
  const seconds = await admit(api, members, at);
  await arena.drop(api);
  return seconds / Math.max(1, members.length);
}

/** Joins members one after the other, over a day or two. @returns processor seconds it took them. */
export async function admit(api: RunningApi, members: readonly Member[], from: number): Promise<number> {
  const purse = new Purse();
  const client = crowdClient({ url: api.url, now: api.clock.now, purse });
  const spacing = (2 * day) / Math.max(1, members.length);
  for (const [nth, member] of members.entries()) {
    api.clock.passTo(from + nth * spacing);
    const reply = await client.join(member);
    if (reply.status !== 201) throw new Error(`A key that should be admitted was refused with ${reply.status}: ${reply.text}`);
  }
  return purse.price().cpuSeconds;
}

type Given = Pick<Stage, 'seed' | 'size' | 'world' | 'from' | 'pool' | 'secondsPerKey'> & {
  /** When honest people began. */
  readonly opened: number;
};

/** @param seenSince What was seen before does not count, whenever it was sent. */
function networksByThing(deeds: readonly Deed[], seenSince: number): Map<EntityKey, Set<string>> {
  const heard = new Map<EntityKey, Set<string>>();
  for (const { who, items } of deeds)
    for (const item of items as (Pick<Thing, 'platform' | 'kind' | 'id'> & { observedAt: number })[]) {
      if (item.observedAt < seenSince) continue;
      const key = keyOf(item);
      heard.set(key, (heard.get(key) ?? new Set()).add(who.network));
    }
  return heard;
}

/** The crowd of each thing at the moment at which it is smallest. @param deeds From two weeks before the first moment on. */
function smallestCrowds(deeds: readonly Deed[], moments: readonly number[]): Map<EntityKey, number> {
  const crowds = moments.map((at) =>
    networksByThing(
      deeds.filter((deed) => deed.at <= at),
      at - crowdMs,
    ),
  );
  const keys = new Set(crowds.flatMap((heard) => [...heard.keys()]));
  return new Map([...keys].map((key) => [key, Math.min(...crowds.map((heard) => heard.get(key)?.size ?? 0))]));
}

function stageAt(arena: Arena, moment: Moment, given: Given): Stage {
  const { seed, world, from, opened } = given;
  const crowds = new Map<number, ReadonlyMap<EntityKey, number>>();
  const calmRuns = new Map<string, Promise<ReadonlyMap<number, Shown>>>();

  async function run(attempt: Attempt, calm: ReadonlyMap<number, Shown> | undefined): Promise<Played> {
    const api = await arena.resume(moment);
    try {
      return (await onto(api, attempt, calm)).played;
    } finally {
      await arena.drop(api);
    }
  }

  async function onto(api: RunningApi, attempt: Attempt, calm: ReadonlyMap<number, Shown> | undefined) {
    const to = from + attempt.days * day;
    const turned = new Set((attempt.turned ?? []).map(({ device }) => device.id));
    const honest = visits(
      seed,
      world.people.filter(({ device }) => !turned.has(device.id)),
      from,
      to,
    );
    const hostile = calm && new Set(attempt.hostile);
    const step = attempt.stepHours * hour;
    const played = await play({
      api,
      world,
      honest,
      from,
      to,
      step,
      plot: attempt.plot,
      hostile,
      ...(calm && { calm }),
    });
    return { played, to };
  }

  function calmRun(days: number, stepHours: number): Promise<ReadonlyMap<number, Shown>> {
    const name = `${days} ${stepHours}`;
    const made = calmRuns.get(name) ?? run({ days, stepHours, plot: noPlot, hostile: [] }, undefined).then(({ looks }) => looks);
    calmRuns.set(name, made);
    return made;
  }

  const since = (start: number, end: number) => visits(seed, world.people, Math.max(start, opened), end);
  const momentsOf = (days: number) => Array.from({ length: days * 4 + 1 }, (_, nth) => from + nth * 6 * hour);

  return {
    ...given,
    resume: () => arena.resume(moment),
    drop: (api) => arena.drop(api),
    async attack(attempt) {
      return run(attempt, await calmRun(attempt.days, attempt.stepHours));
    },
    async after(attempt) {
      const api = await arena.resume(moment);
      const { to } = await onto(api, attempt, undefined);
      return stageAt(arena, await arena.hold(api), { ...given, from: to });
    },
    heardOf(thing, days) {
      const made = crowds.get(days) ?? smallestCrowds(since(from - crowdMs, from + days * day), momentsOf(days));
      crowds.set(days, made);
      return made.get(keyOf(thing)) ?? 0;
    },
    heardBetween: (thing, start, end) => networksByThing(since(start, end), start).get(keyOf(thing))?.size ?? 0,
    arena,
    dice: (name) => new Dice([...name].reduce((mixed, letter) => Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193), seed | 0)),
  };
}
