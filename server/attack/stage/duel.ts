import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { Dice } from '@infofi-lens/shared/testing/dice';
import type { Lie } from '../hostile/lies.ts';
import { say } from '../hostile/say.ts';
import type { Damage } from '../judge/damage.ts';
import type { Member } from '../member.ts';
import type { Deed } from '../play/deed.ts';
import { play, plotOf } from '../play/play.ts';
import { someCampaign } from '../world/campaign.ts';
import { day, hour, keyOf, minute, sighting, type Thing } from '../world/thing.ts';
import type { Stage } from './stage.ts';

/** One new campaign, some honest witnesses, some hostile ones. */
export interface DuelPlan {
  /** Honest ones, each with a network of its own. */
  readonly witnesses: number;
  readonly hostile: readonly Member[];
  /** Honest people who are hostile here. */
  readonly turned?: readonly Member[];
  lieAbout(dice: Dice, thing: Thing): Lie;
  /** Whether the hostile come before any honest witness. */
  readonly first?: boolean;
  /** Lays other properties over each hostile sighting (`via`, `adapter`). */
  readonly disguise?: (item: Record<string, unknown>) => Record<string, unknown>;
  /** How often everybody looks, and hours in between. */
  readonly rounds?: number;
  readonly hoursApart?: number;
  /** Seeds the duel; the same dice give the same campaign and witnesses whatever the number of the hostile. */
  readonly dice: () => Dice;
}

/**
 * Lets them meet: everybody looks at the campaign three times in a day and a half (or as told), the honest first (or last).
 * @returns what was shown wrongly on the way, or in the end.
 */
export async function duel(stage: Stage, plan: DuelPlan): Promise<Damage> {
  const dice = plan.dice();
  const thing = campaignUnderWay(dice, stage.from);
  const turned = new Set((plan.turned ?? []).map(({ device }) => device.id));
  const honest = ofOwnNetworks(dice.shuffled(stage.world.people.filter(({ device }) => !turned.has(device.id)))).slice(0, plan.witnesses);
  const lie = plan.lieAbout(dice, thing);
  const things = new Map<EntityKey, Thing>([[keyOf(thing), thing]]);
  const { rounds: many = 3, hoursApart = 12 } = plan;
  const rounds = Array.from({ length: many }, (_, nth) => stage.from + nth * hoursApart * hour);
  const seen = rounds.flatMap((began) =>
    honest.map((who) => look(who, thing, began + (plan.first ? 5 * hour : 0) + dice.whole(5, 170) * minute)),
  );
  const told = rounds.flatMap((began) => plan.hostile.flatMap((who, nth) => tell(who, began + 3 * hour + 10 * minute + nth * 2 * minute)));
  const api = await stage.resume();
  try {
    const { damage } = await play({
      api,
      world: { ...stage.world, things },
      honest: seen.sort((a, b) => a.at - b.at),
      from: stage.from,
      to: stage.from + many * hoursApart * hour,
      step: (hoursApart / 2) * hour,
      plot: plotOf(told),
      calm: new Map(),
      hostile: undefined,
    });
    return damage;
  } finally {
    await stage.drop(api);
  }

  function tell(who: Member, at: number): Deed[] {
    return say(who, at, [{ thing, lie }], dice).map((deed) => ({
      ...deed,
      items: deed.items.map((item) => ({ ...(item as object), ...plan.disguise?.(item as Record<string, unknown>) })),
    }));
  }
}

/** Who shares a network counts as one: of each network the first. */
function ofOwnNetworks<T extends Member>(people: readonly T[]): T[] {
  return people.filter(({ network }, nth) => people.findIndex((other) => other.network === network) === nth);
}

const look = (who: Member, thing: Thing, at: number): Deed => ({ at, who, items: [sighting(thing, at - 2 * minute)] });

/** Whose start lies behind and whose end lies ahead. */
function campaignUnderWay(dice: Dice, at: number): Thing {
  for (;;) {
    const thing = someCampaign(dice, at);
    if (thing.truth(at - 2 * day).status === 'active' && thing.truth(at + 8 * day).status === 'active') return thing;
  }
}
