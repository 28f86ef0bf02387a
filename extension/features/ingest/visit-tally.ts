import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { type AnyObservation, mayBeShared } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Observed } from '../../messaging/protocol.ts';
import { noCost, plusTallies, type StayReason, type Tallies, tallyOf, type VisitNews } from '../../storage/tables/visits.ts';

/** Counts what one message adds to a look at a page: which kinds and fields were kept, and why what of it stays. */
export class VisitTally {
  readonly #seen = new Set<EntityKey>();
  readonly #begunAt: EpochMs;
  #from: EpochMs;
  #kept: Tallies = {};
  #stayed: Partial<Record<StayReason, Tallies>> = {};

  /** @param begunAt When the look began; now, for one that begins with this message. */
  constructor(begunAt: EpochMs) {
    this.#begunAt = begunAt;
    this.#from = begunAt;
  }

  /**
   * @param lastSeen When the thing had been seen before; what was since the look began is no further thing.
   * @param held Why what of it may leave does not; `undefined`: it waits to be sent, or nothing of it ever may.
   */
  saw(key: EntityKey, observation: AnyObservation, lastSeen: EpochMs | undefined, held: StayReason | undefined): void {
    const isNew = !this.#seen.has(key) && (lastSeen === undefined || lastSeen < this.#begunAt);
    const things = isNew ? 1 : 0;
    this.#seen.add(key);
    if (observation.observedAt < this.#from) this.#from = observation.observedAt;
    this.#kept = plusTallies(this.#kept, tallyOf(observation, things));
    for (const [reason, names] of byReason(observation, held)) {
      const fields = Object.fromEntries(names.map((name) => [name, true]));
      this.#stayed[reason] = plusTallies(this.#stayed[reason], tallyOf({ kind: observation.kind, fields }, things));
    }
  }

  news({ adapter, report }: Observed, invalid: number): VisitNews {
    const { captures, rejected, lost, skipped, warnings, drifts, cost = noCost } = report;
    const readers = { [adapter]: { captures, rejected, invalid, lost: lost + skipped, warnings, drifts } };
    return { from: this.#from, readers, kept: this.#kept, stayed: this.#stayed, cost };
  }
}

function byReason(observation: AnyObservation, held: StayReason | undefined): Map<StayReason, string[]> {
  const reasons = new Map<StayReason, string[]>();
  for (const name of Object.keys(observation.fields)) {
    const reason = mayBeShared(observation, name) ? held : fieldOf(observation.kind, name)?.reach === 'public' ? 'page' : 'local';
    if (reason) reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
  }
  return reasons;
}
