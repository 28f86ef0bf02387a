import type { EpochMs } from '@infofi-lens/shared/units';
import type { QuotaStore } from '../../stores/admission/quota-store.ts';
import { dayOf } from './caller-name.ts';

interface Sketch {
  readonly day: string;
  bits: Uint8Array;
  ones: number;
  /** Bits set here that the others may not know of. */
  fresh: number;
  merging: Promise<void> | undefined;
}

/** Contributors whose sketch is in memory: 8 KiB each at the usual limit. */
const rememberedAtMost = 2_000;
const dayMs = 86_400_000;

/**
 * How many different entities a contributor speaks of on a day, counted without keeping which: each sets one bit of a bitmap, and the
 * share of bits still unset tells how many there were (linear counting, within 1 % here).
 * Where an entity's bit lies is nobody's to know who could choose entities that share one; all processes have to agree on it,
 * so the secret comes with the store.
 * @param limit Different entities a day; 0: no limit.
 * @see Whang et al., "A Linear-Time Probabilistic Counting Algorithm for Database Applications", 1990.
 */
export function distinct({
  store,
  now,
  limit,
  secret,
}: {
  store: Pick<QuotaStore, 'mergeBits'>;
  now: () => EpochMs;
  limit: number;
  secret: () => Promise<Uint32Array>;
}) {
  const size = 2 ** Math.ceil(Math.log2(Math.max(limit, 64) * 1.25));
  /** Bits set once the limit is reached. */
  const full = Math.floor(size * (1 - Math.exp(-limit / size)));
  const slack = Math.max(Math.floor(full * 0.05), 1);
  const sketches = new Map<number, Sketch>();

  async function merge(contributor: number, sketch: Sketch): Promise<void> {
    const bits = await store.mergeBits(contributor, sketch.day, sketch.bits);
    sketch.bits = sketch.bits.map((byte, at) => byte | (bits[at] ?? 0)); // some may have been set while the store was asked
    sketch.ones = ones(sketch.bits);
    sketch.fresh = 0;
  }
  function upToDate(contributor: number, sketch: Sketch): Promise<void> {
    sketch.merging ??= merge(contributor, sketch).finally(() => {
      sketch.merging = undefined;
    });
    return sketch.merging;
  }

  async function sketchOf(contributor: number): Promise<Sketch> {
    const day = dayOf(now());
    const there = sketches.get(contributor);
    if (there?.day === day) {
      if (there.merging) await there.merging;
      return there;
    }
    const made: Sketch = { day, bits: new Uint8Array(size / 8), ones: 0, fresh: 0, merging: undefined };
    sketches.set(contributor, made);
    if (sketches.size > rememberedAtMost) forgetOldest();
    await upToDate(contributor, made);
    return made;
  }
  function forgetOldest(): void {
    const [contributor, oldest] = sketches.entries().next().value ?? [];
    if (contributor === undefined || !oldest) return;
    sketches.delete(contributor);
    if (oldest.fresh > 0) void upToDate(contributor, oldest).catch(() => undefined); // at worst a twentieth is forgotten
  }

  return {
    /** @param entities Their names (32 hex characters). @returns 0, or the milliseconds until the day is over. */
    async take(contributor: number, entities: readonly string[]): Promise<number> {
      if (limit === 0) return 0;
      const key = await secret();
      const sketch = await sketchOf(contributor);
      if (sketch.fresh > slack) await upToDate(contributor, sketch);
      const places = new Set(entities.map((name) => placeOf(name, key) % size));
      const added = [...places].filter((place) => !isSet(sketch.bits, place));
      if (added.length > 0 && sketch.ones + added.length > full) return dayMs - (now() % dayMs);
      for (const place of added) sketch.bits[place >> 3] = (sketch.bits[place >> 3] ?? 0) | (1 << (place & 7));
      sketch.ones += added.length;
      sketch.fresh += added.length;
      return 0;
    },

    async flush(): Promise<void> {
      for (const [contributor, sketch] of sketches) {
        if (sketch.day !== dayOf(now())) sketches.delete(contributor);
        else if (sketch.fresh > 0) await upToDate(contributor, sketch);
      }
    },
  };
}

/** A multilinear hash of the name's four words, whose high bits are spread evenly for whoever does not know the key. */
function placeOf(name: string, key: Uint32Array): number {
  let sum = 0;
  for (let word = 0; word < 4; word += 1) {
    const mixed = Math.imul(Number.parseInt(name.slice(word * 8, word * 8 + 8), 16) ^ (key[word] ?? 0), 0x9e3779b1);
    sum = Math.imul(sum ^ mixed ^ (mixed >>> 15), (key[3 - word] ?? 0) | 1);
  }
  return (sum ^ (sum >>> 16)) >>> 0;
}

const isSet = (bits: Uint8Array, place: number) => ((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;

function ones(bits: Uint8Array): number {
  let sum = 0;
  for (let byte of bits) for (; byte > 0; byte &= byte - 1) sum += 1;
  return sum;
}
