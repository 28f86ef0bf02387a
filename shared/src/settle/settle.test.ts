import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochMs, Ratio } from '../units.ts';
import { decisionsOf } from './decisions.ts';
import type { Testimony } from './entity.ts';
import { differences, recomputing } from './recompute.ts';
import { settle } from './settle.ts';
import { baseOf, factsText } from './text.ts';

const at = Date.UTC(2026, 10, 20);
const hour = 3_600_000;
const newcomerTrust = 0.83 as Ratio; // a share
const entity = { platform: 'galxe', kind: 'campaign', id: 'GC1' } as const;
const word = (cluster: number, fields: Record<string, unknown>, hours = 0): Testimony => ({
  cluster,
  fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [at + hours * hour, value] as const])),
});
const settled = (
  testimonies: readonly Testimony[],
  base?: Parameters<typeof settle>[0]['base'],
  inForce: Parameters<typeof decisionsOf>[0] = [],
) => settle({ entity, testimonies, base, newcomerTrust, decisions: decisionsOf(inForce).of(entity) }).facts;

const testimonies = fc.array(
  fc
    .record({
      cluster: fc.integer({ min: 1, max: 9 }),
      hours: fc.integer({ min: 0, max: 30 }),
      name: fc.constantFrom('A', 'B', 'C'),
      participants: fc.integer({ min: 0, max: 5_000 }),
      startsAt: fc.integer({ min: 1, max: 20 }),
      endsAt: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ cluster, hours, name, participants, startsAt, endsAt }) =>
      word(cluster, { name, participants, startsAt: at + startsAt * hour, endsAt: at + endsAt * hour }, hours),
    ),
  { maxLength: 14 },
);

describe('settling', () => {
  it('gives the same bytes in whatever order the words come', () => {
    fc.assert(
      fc.property(
        testimonies.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), testimonies)),
        ([all, shuffled, earlier]) => {
          const base = baseOf(settled(earlier));
          expect(factsText(settled(shuffled, base))).toBe(factsText(settled(all, base)));
        },
      ),
    );
  });

  it('never shows an agreed end before an agreed start', () => {
    fc.assert(
      fc.property(testimonies, testimonies, (earlier, later) => {
        const { startsAt, endsAt } = settled(later, baseOf(settled(earlier)));
        if (startsAt?.evidence.status !== 'agreed' || endsAt?.evidence.status !== 'agreed') return;
        expect(Number(endsAt.value)).toBeGreaterThanOrEqual(Number(startsAt.value));
      }),
    );
  });

  it('keeps what was agreed while anything else is only said by a few', () => {
    const base = baseOf(settled([1, 2, 3].map((who) => word(who, { name: 'Before' }))));
    expect(settled([word(4, { name: 'After' }), word(5, { name: 'After' })], base).name).toMatchObject({
      value: 'Before',
      evidence: { status: 'agreed' },
    });
  });

  it('takes the later of two reverts, and a lock of everything for every field', () => {
    const revert = (value: string, madeAt: number) => ({
      directive: { what: 'revert', ...entity, field: 'name', value, observedAt: at as EpochMs } as const, // within the range of times
      madeAt: madeAt as EpochMs, // within the range of times
    });
    const words = [1, 2, 3].map((who) => word(who, { name: 'Said', type: 'quest' }));
    expect(settled(words, undefined, [revert('One', at), revert('Two', at + 1)]).name?.value).toBe('Two');
    const locked = settled(words, undefined, [{ directive: { what: 'lock', ...entity }, madeAt: at as EpochMs }]); // within the range of times
    expect(Object.values(locked).map(({ evidence }) => evidence.status)).toEqual(['unconfirmed', 'unconfirmed']);
  });
});

describe('computing a dump again', () => {
  it('gives what was shown, and names what differs', () => {
    const standings = new Map([['p1', { cluster: 'c', trust: 0.9 as Ratio }]]); // a share
    const { factsOf } = recomputing({ newcomerTrust, directives: [], standings, bases: new Map() });
    const claims = [1, 2, 3].map((who) => ({ by: `p${who}`, fields: word(who, { name: 'A', type: 'quest' }).fields }));
    const facts = factsOf('galxe:campaign:GC1', claims);
    expect(facts.name).toMatchObject({ value: 'A', evidence: { n: 3, status: 'agreed' } });
    expect(differences(facts, factsOf('galxe:campaign:GC1', [...claims].reverse()))).toEqual([]);
    expect(differences(facts, factsOf('galxe:campaign:GC1', claims.slice(1)))).toEqual(['name', 'type']);
    expect(factsOf('nothing', claims)).toEqual({});
  });
});
