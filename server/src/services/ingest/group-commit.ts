import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { digestWidth } from '../../stores/lately-sent.ts';
import type { Batch, Outcome, SightingStore } from '../../stores/sighting-store.ts';

interface Waiting {
  readonly batch: Batch;
  readonly done: (outcome: Outcome) => void;
  readonly failed: (error: unknown) => void;
}

/** Sightings in one transaction: large enough that its own cost vanishes, small enough to take some 50 ms. */
const sightingsAtMost = 2_000;
/** Transactions at a time: while one waits for the disk the other works. */
const writersAtMost = 2;
/** With this many sightings waiting or being written at once, half of what a transaction takes, more comes than gets done. */
const pressedFrom = sightingsAtMost / 2;
/** Beyond this many waiting batches callers are told to come back, instead of waiting for an answer they gave up on. */
const waitingAtMost = 1_000;

const sizeOf = ({ digests }: Batch): number => digests.length / digestWidth;

/**
 * Collects batches that arrive at about the same time and writes them together. Nothing waits for company:
 * a batch that finds a free writer is written at once, and under load groups form by themselves.
 */
export function groupCommit({ sightings, now, onWritten }: { sightings: SightingStore; now: () => EpochMs; onWritten: () => void }) {
  const waiting: Waiting[] = [];
  /** Contributors in a transaction now: their next batch has to wait for it. */
  const inFlight = new Set<number>();
  let writers = 0;
  /** Sightings waiting or being written. */
  let underWay = 0;
  let taken = 0;

  /** As many waiting batches as fit, at most one of each contributor. */
  function nextGroup(): Waiting[] {
    const group: Waiting[] = [];
    let size = 0;
    for (let at = 0; at < waiting.length && size < sightingsAtMost; ) {
      const candidate = waiting[at];
      if (!candidate || inFlight.has(candidate.batch.contributor)) {
        at += 1;
        continue;
      }
      waiting.splice(at, 1);
      inFlight.add(candidate.batch.contributor);
      group.push(candidate);
      size += sizeOf(candidate.batch);
    }
    return group;
  }

  async function work(): Promise<void> {
    writers += 1;
    for (let group = nextGroup(); group.length > 0; group = nextGroup()) {
      await write(group);
      for (const { batch } of group) {
        inFlight.delete(batch.contributor);
        underWay -= sizeOf(batch);
      }
    }
    writers -= 1;
  }

  async function write(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await sightings.write(
        group.map(({ batch }) => batch),
        now(),
      );
      for (const { batch, done } of group) done(outcomes.get(batch) ?? { kind: 'unknown_contributor' });
      onWritten();
    } catch (error) {
      // Whatever the database can not take must cost its sender only.
      if (group.length === 1) group[0]?.failed(error);
      else for (const one of group) await write([one]);
    }
  }

  return {
    /** Resolves once the batch is on disk. @throws {LensError} `overloaded` when too many are waiting. */
    take(batch: Batch): Promise<Outcome> {
      if (waiting.length >= waitingAtMost) throw new LensError('overloaded', 'Too much is being sent right now. Try again shortly.');
      return new Promise((done, failed) => {
        waiting.push({ batch, done, failed });
        underWay += sizeOf(batch);
        taken += sizeOf(batch);
        if (writers < writersAtMost) void work();
      });
    },
    /** Sightings handed in since the process began. */
    taken: () => taken,
    /** Whether more comes than gets done at once: others may step back. */
    pressed: () => underWay >= pressedFrom,
  };
}
export type GroupCommit = ReturnType<typeof groupCommit>;
