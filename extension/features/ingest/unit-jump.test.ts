import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import type { FactRow } from '../../storage/tables/facts.ts';
import { merge } from './merge.ts';
import { withoutUnitJumps } from './unit-jump.ts';

const at = 1_763_640_000_000 as EpochMs;
const row = (n: number, mindshare: number) =>
  ({
    platform: 'kaito',
    kind: 'board-entry',
    id: `b:${n}`,
    observedAt: at,
    adapter: 'kaito@1',
    via: 'network',
    context: 'board',
    fields: { rank: n, mindshare },
  }) as unknown as AnyObservation;
const shares = Array.from({ length: 12 }, (_, n) => 0.008 / (n + 1));
const rows = (factor: (n: number) => number) => shares.map((share, n) => row(n + 1, share * factor(n)));
const known = new Map<EntityKey, FactRow | undefined>(rows(() => 1).map((one) => [entityKey(one), merge(undefined, one).row]));
const has = (observations: readonly AnyObservation[]) => observations.filter(({ fields }) => 'mindshare' in fields).length;

describe('numbers in a new unit', () => {
  it.each([100, 0.01])('are left out when all of them moved by %s at once, and what else was read stays', (factor) => {
    const { observations, jumped } = withoutUnitJumps(
      rows(() => factor),
      known,
    );
    expect([has(observations), jumped, observations.length]).toEqual([0, 1, 12]);
    expect(observations[0]?.fields).toEqual({ rank: 1 });
  });

  it('are not what moved by little, or each by something else, or only here and there', () => {
    for (const factor of [() => 3, (n: number) => 25 * 3 ** n, (n: number) => (n < 3 ? 100 : 1)])
      expect(withoutUnitJumps(rows(factor), known).jumped).toBe(0);
  });

  it('can not be told from few, nor from what was never seen', () => {
    expect(withoutUnitJumps(rows(() => 100).slice(0, 7), known).jumped).toBe(0);
    expect(
      withoutUnitJumps(
        rows(() => 100),
        new Map(),
      ).jumped,
    ).toBe(0);
  });
});
