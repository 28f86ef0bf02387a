import type { Tie } from '@infofi-lens/shared/consensus/assess/report';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { Sql } from './db/client.ts';
import type { Env } from './env.ts';
import { checkpointHours } from './jobs/checkpoint-hours.ts';
import type { Job } from './jobs/job.ts';
import { keepingUp } from './jobs/keeping-up.ts';
import { breakerPolicy } from './services/consensus/breaker.ts';
import { checkpoints } from './services/consensus/checkpoints.ts';
import { rebuild } from './services/consensus/rebuild.ts';
import { canWait, changeOf } from './services/consensus/settle.ts';
import { dumps } from './services/dumps/dumps.ts';
import { erasure } from './services/ingest/erasure.ts';
import { entityName } from './services/ingest/names.ts';
import { say } from './services/ingest/say.ts';
import type { Withheld } from './services/opt-out/withheld.ts';
import type { SigningService } from './services/signing/signing.ts';
import { aggregationStore } from './stores/aggregation-store.ts';
import type { bell } from './stores/bell.ts';
import { breakerStore } from './stores/breaker-store.ts';
import { checkpointStore } from './stores/checkpoint-store.ts';
import { claimingStore } from './stores/claiming-store.ts';
import { contributorStore } from './stores/contributor-store.ts';
import { digestStore } from './stores/digests.ts';
import { directiveStore } from './stores/directive-store.ts';
import { dumpStore } from './stores/dump-store.ts';
import { erasureStore } from './stores/erasure-store.ts';
import { rebuildStore } from './stores/rebuild-store.ts';
import { standingStore } from './stores/standing-store.ts';

export interface AgreementGiven {
  /** Origin under which people reach this server, when somebody has said what it is. */
  audience: string | undefined;
  env: Partial<Pick<Env, 'CHECKPOINT_MINUTES'>>;
  sql: Sql;
  now: () => EpochMs;
  log: Logger;
  signing: Pick<SigningService, 'signer' | 'documents'>;
  wakeUp: ReturnType<typeof bell>;
  /** Whether this process has more to take in than it gets done. */
  pressed: () => boolean;
  /** Where daily dumps are written. `undefined`: none are. */
  dumpsFolder?: string | undefined;
  withheld: Withheld;
  /** What ties contributors together beside what they say, such as a shared network. */
  networkGroups?: () => Promise<readonly Tie[]>;
}

/** Batches claimed of in one transaction: up to 2,000 sightings, some 100 ms. */
const batchesAtOnce = 20;
/** Announcements in one round: some 1,500 entities, held in memory with all their claims for a few hundred milliseconds. */
const announcementsAtOnce = 6;

/** The part of the server that makes facts of claims. Starts nothing by itself. */
export function agreement({
  audience,
  env,
  sql,
  now,
  log,
  signing,
  wakeUp,
  pressed,
  dumpsFolder,
  withheld,
  networkGroups,
}: AgreementGiven) {
  const breakers = breakerStore(sql, breakerPolicy);
  const settling = { nameOf: entityName, settle: changeOf, now };
  const facts = aggregationStore(sql, { ...settling, canWait, breaker: breakers.beforePublishing });
  const dumped = dumps({ store: dumpStore(sql), folder: dumpsFolder, signing, now });
  const store = checkpointStore(sql, settling);
  const made = checkpoints({
    store,
    standings: standingStore(sql),
    aggregation: facts,
    breakers,
    signer: signing.signer,
    now,
    ties: networkGroups,
    onWorked: wakeUp.ring,
    // A dump that can not be written must not cost the checkpoint: the next one tries again.
    onMade: (kept) => dumped.onCheckpoint(kept).catch((error: unknown) => log.error({ err: error }, 'the daily dump could not be written')),
  });
  const claims = claimingStore(sql, (batches) => say(batches, withheld));
  const claiming = keepingUp({
    what: 'claiming',
    log,
    pressed,
    woken: wakeUp.onRing,
    async round() {
      const round = await claims.round(batchesAtOnce);
      if (round.kind === 'done') wakeUp.ring();
      return round.kind === 'done' ? { kind: 'done', since: new Date(round.receivedAt) } : round;
    },
  });
  const settled = keepingUp({
    what: 'aggregation',
    log,
    pressed,
    woken: wakeUp.onRing,
    async round() {
      const round = await facts.round(announcementsAtOnce);
      return round.kind === 'done' ? { kind: 'done', since: round.markedAt } : round;
    },
  });
  const jobs: readonly Job[] = [
    claiming,
    settled,
    checkpointHours({ checkpoints: made, everyMs: (env.CHECKPOINT_MINUTES ?? 60) * 60_000, log }),
  ];
  return {
    claims,
    aggregation: facts,
    isBehind: () => claiming.isBehind() || settled.isBehind(),
    checkpoints: made,
    checkpointStore: store,
    lastCheckpoint: async () => (await store.last())?.checkpoint,
    directives: directiveStore(sql, wakeUp.ring),
    rebuild: rebuild({ checkpoints: store, digests: digestStore(sql), facts: rebuildStore(sql, entityName), aggregation: facts, signing }),
    dumps: dumped,
    erasure: erasure({
      contributors: contributorStore(sql),
      erasures: erasureStore(sql, settling),
      checkpoints: store,
      signer: signing.signer,
      forgetUnpublished: dumped.forgetUnpublished,
      audience,
    }),
    jobs,
  };
}
