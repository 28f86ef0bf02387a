import { setTimeout as rest } from 'node:timers/promises';
import type { Tie } from '@infofi-lens/shared/consensus/assess/report';
import { sign } from '@infofi-lens/shared/signing/signed';
import type { Signer } from '@infofi-lens/shared/signing/signer';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { AggregationStore } from '../../stores/aggregation-store.ts';
import type { BreakerStore } from '../../stores/breaker-store.ts';
import type { CheckpointStore, KeptCheckpoint } from '../../stores/checkpoint-store.ts';
import type { StandingStore } from '../../stores/standing-store.ts';
import { assessApart } from './assess-apart.ts';
import { standingsFrom } from './standings.ts';

export interface CheckpointsGiven {
  store: CheckpointStore;
  standings: StandingStore;
  aggregation: Pick<AggregationStore, 'round' | 'lastWaiting' | 'waits'>;
  breakers: Pick<BreakerStore, 'closeCalm'>;
  signer: () => Promise<Signer>;
  now: () => EpochMs;
  /** Contributors that share a network or the like, by the text of their short names. */
  ties?: (() => Promise<readonly Tie[]>) | undefined;
  /** Called after pieces of work that kept the aggregation waiting. */
  onWorked?: (() => void) | undefined;
  /** Called with each new checkpoint while nobody else can make one. */
  onMade?: ((made: KeptCheckpoint) => Promise<void>) | undefined;
}

/** Entities in one transaction of new bases, and announcements in one round: some hundred milliseconds. */
const [entitiesAtOnce, rowsAtOnce] = [500, 4];
/** How much is looked at to find out who belongs together. */
const sampled = { contested: 500, latest: 1_500, claims: 5_000, arrivals: 50_000, days: 2 } as const;

/**
 * Makes checkpoints. In this order, so that the result can be reproduced at every moment:
 * 1. standings change, and what they touch is announced; 2. all of that is settled by the new standings and the old bases;
 * 3. what is agreed becomes the base, each entity being settled again with its new base in the same transaction; 4. the digests are signed.
 */
export function checkpoints({
  store,
  standings,
  aggregation,
  breakers,
  signer,
  now,
  ties = async () => [],
  onWorked = () => undefined,
  onMade = async () => undefined,
}: CheckpointsGiven) {
  async function begin(because: string) {
    const unfinished = await store.unfinished();
    if (unfinished) return unfinished;
    await breakers.closeCalm(now());
    const at = now();
    const seed = (await store.last())?.checkpoint.no ?? 0;
    const assessment = await assessApart({
      claims: await standings.sample(sampled.contested, sampled.latest, sampled.claims),
      arrivals: await standings.arrivals(at, sampled.days, sampled.arrivals, seed),
      ties: await ties(),
    });
    const { newcomerTrust, changes } = standingsFrom(await standings.pasts(at), assessment, await standings.newcomerTrust());
    return store.begin(because, newcomerTrust, changes, [...assessment.standings.keys()].map(Number));
  }

  /** Settles all that is announced by now, whoever does it. */
  async function settleWaiting(): Promise<void> {
    const upTo = await aggregation.lastWaiting();
    while (upTo > 0 && (await aggregation.waits(upTo))) {
      const { kind } = await aggregation.round(rowsAtOnce);
      if (kind === 'elsewhere') await rest(20); // another process is at it
    }
  }

  async function advanceBases(): Promise<number> {
    const upTo = await store.seq();
    let done: number | undefined = (await store.last())?.checkpoint.seq ?? 0;
    while (done !== undefined) {
      done = await store.advance(done, upTo, entitiesAtOnce);
      onWorked();
    }
    return upTo;
  }

  return {
    /** Makes one at once, after any that is being made. @param because For everybody to read. */
    now: (because: string): Promise<KeptCheckpoint> => store.alone(() => make(because)),

    /** Makes one when the last is older than that; with several processes one of them does. */
    async whenDue(everyMs: number): Promise<KeptCheckpoint | undefined> {
      const isDue = async () => ((await store.last())?.checkpoint.madeAt ?? 0) <= now() - everyMs;
      if (!(await isDue())) return undefined;
      return store.ifAlone(async () => ((await isDue()) ? make('hourly') : undefined));
    },

    last: store.last,
  };

  async function make(because: string): Promise<KeptCheckpoint> {
    const key = await signer();
    const begun = await begin(because);
    await settleWaiting();
    const seq = await advanceBases();
    const made = await store.finish(begun, seq, (text) => sign(key, 'checkpoint', text));
    await onMade(made);
    return made;
  }
}
export type Checkpoints = ReturnType<typeof checkpoints>;
