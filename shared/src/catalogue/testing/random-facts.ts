import fc from 'fast-check';
import type { FactValue } from '../../contracts/evidence.ts';
import type { EpochMs, Ratio } from '../../units.ts';
import type { Facts, Patch } from '../patch.ts';

const evidence = fc.record({
  n: fc.integer({ min: 1, max: 40 }),
  observedAt: fc.integer({ min: 1_763_000, max: 1_764_000 }).map((minute) => (minute * 900_000) as EpochMs),
  spread: fc.constantFrom(0, 0.001, 0.012, 0.5, 0.123456789, 3),
  confidence: fc.constantFrom(0.2, 0.438, 0.95, 0.7123456789).map((share) => share as Ratio),
  method: fc.constantFrom('mode-quorum', 'latest-quorum', 'median', 'monotone-kth'),
  status: fc.constantFrom('agreed', 'unconfirmed'),
  held: fc.option(fc.constantFrom({ why: 'contested' } as const, { why: 'locked', since: 1_763_640_000_000 as EpochMs } as const), {
    nil: undefined,
  }),
});

const fact: fc.Arbitrary<FactValue> = fc.record({
  value: fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.array(fc.record({ kind: fc.string() }), { maxLength: 2 })),
  evidence: evidence.map(({ held, ...rest }) => (held ? { ...rest, held } : rest)),
}) as fc.Arbitrary<FactValue>; // its parts are those of the type

export const factsOf: fc.Arbitrary<Facts> = fc.dictionary(fc.constantFrom('name', 'participants', 'endsAt', 'status'), fact, {
  maxKeys: 4,
});

/** Names of entities, some of which begin alike. */
export const nameOf: fc.Arbitrary<Pick<Patch, 'platform' | 'kind' | 'id'>> = fc.record({
  platform: fc.constantFrom('galxe', 'layer3'),
  kind: fc.constantFrom('campaign', 'space'),
  id: fc.constantFrom('GC1', 'GC12', 'GC123', 'GD', '🚀', '🚁', 'a b', 'long-slug-of-a-quest-1', 'long-slug-of-a-quest-2'),
});
