import type { EpochMs } from '@infofi-lens/shared/units';
import { nameOfUse, type QuotaStore, type Use } from '../../stores/admission/quota-store.ts';

export interface Allowance {
  readonly name: string;
  /** 0: no limit. */
  readonly limit: number;
  /** It begins anew at whole multiples of this. */
  readonly everyMs: number;
  /** Of the limit, what a process may give out before it asks what the others have: 0 asks every time. */
  readonly slack?: number;
}

interface Entry {
  readonly use: Omit<Use, 'used'>;
  /** By all processes, when this one last asked. `undefined`: it has not asked yet. */
  known: number | undefined;
  /** Given out here since then. */
  pending: number;
  asking: Promise<void> | undefined;
}

/** Holders remembered; whoever is forgotten is asked for again. */
const rememberedAtMost = 20_000;
const usualSlack = 0.05;

/**
 * Allowances that all processes share, counted mostly in memory: the shared table is asked when a holder is first seen and then
 * whenever this process alone has given out a twentieth of the limit. So together they exceed a limit by at most that
 * for each process, and a busy contributor costs one statement every few batches instead of one for each.
 */
export function tally({ store, now }: { store: Pick<QuotaStore, 'add'>; now: () => EpochMs }) {
  const entries = new Map<string, Entry>();

  async function ask(asked: readonly Entry[]): Promise<void> {
    const sent = asked.map((entry) => ({ entry, used: entry.pending }));
    const held = await store.add(sent.map(({ entry, used }) => ({ ...entry.use, used })));
    for (const { entry, used } of sent) {
      entry.known = held.get(nameOfUse(entry.use)) ?? used;
      entry.pending -= used;
    }
  }
  /** One question at a time for each holder: two at once would both send what is pending. */
  function upToDate(entry: Entry): Promise<void> {
    entry.asking ??= ask([entry]).finally(() => {
      entry.asking = undefined;
    });
    return entry.asking;
  }

  function entryOf(holder: string, { name, everyMs }: Allowance): Entry {
    const until = ((Math.floor(now() / everyMs) + 1) * everyMs) as EpochMs; // a time: whole periods since 1970
    const use = { holder, allowance: name, until };
    const key = nameOfUse(use);
    const there = entries.get(key);
    if (there) return there;
    const made: Entry = { use, known: undefined, pending: 0, asking: undefined };
    entries.set(key, made);
    if (entries.size > rememberedAtMost) forgetOldest();
    return made;
  }
  function forgetOldest(): void {
    const [key, oldest] = entries.entries().next().value ?? [];
    if (key === undefined || !oldest) return;
    entries.delete(key);
    if (oldest.pending > 0) void upToDate(oldest).catch(() => undefined); // at worst a twentieth is forgotten
  }

  return {
    /**
     * Takes `n` out of an allowance.
     * @returns how to give it back, or the milliseconds until the allowance begins anew.
     */
    async take(holder: string, allowance: Allowance, n: number): Promise<{ giveBack: () => void } | { waitMs: number }> {
      if (allowance.limit === 0) return { giveBack: () => undefined };
      const entry = entryOf(holder, allowance);
      const slack = Math.floor(allowance.limit * (allowance.slack ?? usualSlack));
      if (entry.known === undefined || entry.pending + n > slack) await upToDate(entry);
      // From here to the end nothing is awaited: of two takers at once the second sees what the first took.
      if ((entry.known ?? 0) + entry.pending + n > allowance.limit) return { waitMs: Math.max(entry.use.until - now(), 1_000) };
      entry.pending += n;
      return {
        giveBack: () => {
          entry.pending -= n;
        },
      };
    },

    /** Tells the others what was given out here, and forgets what is over. */
    async flush(): Promise<void> {
      const open: Entry[] = [];
      for (const [key, entry] of entries) {
        if (entry.use.until <= now()) entries.delete(key);
        else if (entry.pending !== 0 && !entry.asking) open.push(entry);
      }
      if (open.length === 0) return;
      const asking = ask(open).finally(() => {
        for (const entry of open) entry.asking = undefined;
      });
      for (const entry of open) entry.asking = asking;
      await asking;
    },
  };
}
