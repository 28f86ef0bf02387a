import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import { withoutFields } from '@infofi-lens/shared/switches/without-fields';
import type { FactRow } from '../../storage/tables/facts.ts';

/** With fewer there is no telling a new unit from a busy day. */
const fewest = 8;
/** The smallest step between units that are in use is the percent's; ten times is a busy day. */
const step = 20;
/** Numbers in a new unit all move by about the same. */
const spread = 2;

/**
 * Finds numbers that come in another unit than before: most of many things moved by the same large factor at once, which no
 * platform's numbers do by themselves, and a share that is now a percentage does.
 * @returns the observations without those fields, and how many fields of how many kinds were left out.
 */
export function withoutUnitJumps(
  observations: readonly AnyObservation[],
  before: ReadonlyMap<EntityKey, FactRow | undefined>,
): { observations: readonly AnyObservation[]; jumped: number } {
  const factors = new Map<string, number[]>();
  for (const observation of observations) {
    const known = before.get(entityKey(observation))?.fields;
    for (const [name, value] of Object.entries(observation.fields)) {
      const old = known?.[name]?.value;
      if (typeof value !== 'number' || typeof old !== 'number' || !isCounter(observation, name) || value * old <= 0) continue;
      const key = `${observation.kind} ${name}`;
      const list = factors.get(key) ?? [];
      list.push(value / old);
      factors.set(key, list);
    }
  }
  const jumped = new Map<string, Set<string>>();
  for (const [key, list] of factors) {
    const [kind = '', name = ''] = key.split(' ');
    if (isJump(list)) jumped.set(kind, (jumped.get(kind) ?? new Set()).add(name));
  }
  if (jumped.size === 0) return { observations, jumped: 0 };
  return {
    observations: observations.flatMap((observation) => withoutFields(observation, jumped.get(observation.kind)) ?? []),
    jumped: [...jumped.values()].reduce((sum, names) => sum + names.size, 0),
  };
}

function isJump(factors: readonly number[]): boolean {
  if (factors.length < fewest) return false;
  const middle = [...factors].sort((a, b) => a - b)[Math.floor(factors.length / 2)] ?? 1;
  if (middle < step && middle > 1 / step) return false;
  const alike = factors.filter((factor) => factor >= middle / spread && factor <= middle * spread);
  return alike.length >= factors.length * 0.9;
}

/** Times are numbers too, and move together when a platform prolongs everything; ranks are no amounts of anything. */
const isCounter = ({ kind }: AnyObservation, name: string): boolean => fieldOf(kind, name)?.counterOrId === true && name !== 'rank';
