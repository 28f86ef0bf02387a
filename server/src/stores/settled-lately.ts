import type { EntityKey } from '@infofi-lens/shared/facts/entity';

/** So many entities are remembered at most; whoever is forgotten is settled once more than needed. */
const rememberedAtMost = 100_000;

/**
 * Remembers which entities were settled while which announcements already waited, so that one announced many times is settled once:
 * who is settled after an announcement was seen, is settled with all that it announced. The more waits, the less of it is work.
 * It only spares work: what it does not know, such as what another process settled, is settled again and comes to the same.
 */
export function settledLately() {
  let turn = 0;
  /** The turn in which an announcement was seen first. */
  const seenIn = new Map<number, number>();
  /** The turn in which an entity was last settled, oldest first. */
  const settledIn = new Map<EntityKey, number>();

  return {
    /** Begins a turn. @param waiting Announcements that are visible before anything of the turn is read. */
    begin(waiting: readonly number[]): void {
      turn += 1;
      const still = new Set(waiting);
      for (const no of seenIn.keys()) if (!still.has(no)) seenIn.delete(no);
      let oldest = turn;
      for (const no of waiting) {
        const seen = seenIn.get(no) ?? turn;
        seenIn.set(no, seen);
        oldest = Math.min(oldest, seen);
      }
      for (const [key, settled] of settledIn) {
        if (settled >= oldest && settledIn.size <= rememberedAtMost) break;
        settledIn.delete(key);
      }
    },

    /** Of what an announcement names, that which was not settled since it was seen. */
    stillOpen(no: number, keys: readonly EntityKey[]): EntityKey[] {
      const seen = seenIn.get(no) ?? turn;
      return keys.filter((key) => (settledIn.get(key) ?? 0) < seen);
    },

    /** To be called when the turn's work is on disk. */
    settled(keys: Iterable<EntityKey>): void {
      for (const key of keys) {
        settledIn.delete(key);
        settledIn.set(key, turn);
      }
    },
  };
}
