import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityKey } from '../facts/entity.ts';
import { RefusedError } from '../signing/trust.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { DeltaRef } from './manifest.ts';
import { type Facts, joined, type Patch, patchBetween, patched, wholePatch } from './patch.ts';
import { pathFrom } from './path.ts';
import { factsOf, nameOf } from './testing/random-facts.ts';

type Name = Pick<Patch, 'platform' | 'kind' | 'id'>;
type State = ReadonlyMap<string, { name: Name; facts: Facts }>;
const state: fc.Arbitrary<State> = fc
  .array(fc.record({ name: nameOf, facts: factsOf }), { maxLength: 8 })
  .map((all) => new Map(all.filter(({ facts }) => Object.keys(facts).length > 0).map((one) => [entityKey(one.name), one])));

const through = (patches: readonly Patch[]) => decode(JSON.stringify(encode(patches)));
const snapshotOf = (of: State) => [...of.values()].map(({ name, facts }) => wholePatch(name, facts));
const deltaBetween = (before: State, after: State): Patch[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const one = after.get(key) ?? before.get(key);
    return one ? (patchBetween(one.name, before.get(key)?.facts, after.get(key)?.facts ?? {}) ?? []) : [];
  });
function applied(before: State, patches: readonly Patch[]): State {
  const held = new Map(before);
  for (const patch of patches) {
    const { platform, kind, id } = patch;
    const key = entityKey(patch);
    const facts = patched(held.get(key)?.facts, patch);
    if (Object.keys(facts).length === 0) held.delete(key);
    else held.set(key, { name: { platform, kind, id }, facts });
  }
  return held;
}
const plain = (of: State) => Object.fromEntries([...of].map(([key, { facts }]) => [key, facts] as const));
const merged = (...deltas: Patch[][]) => {
  const all = new Map<string, Patch>();
  for (const patch of deltas.flat()) {
    const before = all.get(entityKey(patch));
    all.set(entityKey(patch), before ? joined(before, patch) : patch);
  }
  return [...all.values()];
};
const runs = { seed: 11, numRuns: 300 };

describe('a file of the catalogue', () => {
  it('says exactly what was put into it, in whatever order', () => {
    fc.assert(
      fc.property(state, (of) => {
        const patches = snapshotOf(of);
        expect(plain(applied(new Map(), through(patches)))).toEqual(plain(of));
        expect(encode([...patches].reverse())).toEqual(encode(patches));
      }),
      runs,
    );
  });

  it('is a snapshot and deltas that lead to the next snapshot', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        expect(plain(applied(before, through(deltaBetween(before, after))))).toEqual(plain(after));
        expect(deltaBetween(after, after)).toEqual([]);
      }),
      runs,
    );
  });

  it('made of several deltas leads on from anywhere within its span', () => {
    fc.assert(
      fc.property(state, state, state, state, (a, b, c, d) => {
        const one = through(merged(deltaBetween(a, b), deltaBetween(b, c), deltaBetween(c, d)));
        for (const from of [a, b, c, d]) expect(plain(applied(from, one))).toEqual(plain(d));
      }),
      runs,
    );
  });

  it('with its columns cut or moved is refused, and whatever else is in it never throws anything but the reason', () => {
    fc.assert(
      fc.property(state, fc.nat(), fc.integer({ min: 32, max: 126 }), (of, where, code) => {
        const text = JSON.stringify(encode(snapshotOf(of)));
        const at = where % text.length;
        for (const changed of [text.slice(0, at), text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)])
          try {
            decode(changed);
          } catch (error) {
            expect(error).toBeInstanceOf(RefusedError);
          }
        expect(() => decode(text.slice(0, at))).toThrow(RefusedError);
      }),
      runs,
    );
  });

  it('passes over what a later version may add', () => {
    const file = encode([wholePatch({ platform: 'galxe', kind: 'campaign', id: 'a' }, {})]);
    const [group] = file.groups;
    const later = { ...file, groups: [{ ...group, kind: 'new-kind' }, { ...group, platform: 'new' }, group] };
    expect(decode(JSON.stringify(later)).map(({ id }) => id)).toEqual(['a']);
  });

  it('costs 20 bytes a change or less for a thousand participants counted again', async () => {
    const { gzipSync } = await import('node:zlib');
    const evidence = (n: number) =>
      ({
        n,
        observedAt: 1_763_640_000_000 - (n % 7) * 900_000,
        spread: 0.01,
        confidence: 0.6,
        method: 'monotone-kth',
        status: 'agreed',
      }) as never;
    const patches = Array.from({ length: 1_000 }, (_, at) => ({
      platform: 'galxe' as const,
      kind: 'campaign' as const,
      id: `GC${(at * 2_654_435_761).toString(36)}`,
      how: 'changed' as const,
      fields: { participants: { value: (at * 7_919) % 100_003, evidence: evidence(3 + (at % 12)) } },
    }));
    expect(gzipSync(JSON.stringify(encode(patches)), { level: 9 }).length).toBeLessThan(20_000);
  });
});

describe('the way to the newest state', () => {
  const delta = (from: number, to: number): DeltaRef => [from, to, ['0'.repeat(64), 10, 20]];
  const deltas = [delta(0, 8), delta(8, 16), delta(12, 14), delta(14, 16), delta(16, 17)];

  it('takes the longest step that may be used from where one is', () => {
    const steps = (seq: number) => pathFrom(seq, { deltas, seq: 17 })?.map(([from, to]) => [from, to]);
    expect(steps(17)).toEqual([]);
    expect(steps(13)).toEqual([
      [8, 16],
      [16, 17],
    ]);
    expect(steps(3)).toEqual([
      [0, 8],
      [8, 16],
      [16, 17],
    ]);
  });

  it('is none for somebody who is ahead, or behind everything there is', () => {
    expect(pathFrom(18, { deltas, seq: 17 })).toBeUndefined();
    expect(pathFrom(3, { deltas: deltas.slice(1), seq: 17 })).toBeUndefined();
  });
});
