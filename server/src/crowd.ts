import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { Sql } from './db/client.ts';
import { type GateEnv, gate as gateOf } from './gate.ts';
import { aggregation } from './jobs/aggregation.ts';
import { bufferDays } from './jobs/buffer-days.ts';
import type { Job } from './jobs/job.ts';
import { groupCommit } from './services/ingest/group-commit.ts';
import { ingest } from './services/ingest/ingest.ts';
import { entityName } from './services/ingest/names.ts';
import { standing } from './services/standing/standing.ts';
import { aggregationStore } from './stores/aggregation-store.ts';
import { bell } from './stores/bell.ts';
import { boardStore } from './stores/board-store.ts';
import { campaignStore } from './stores/campaign-store.ts';
import { contributorStore } from './stores/contributor-store.ts';
import { factStore } from './stores/fact-store.ts';
import { partitionStore } from './stores/partition-store.ts';
import { platformStore } from './stores/platform-store.ts';
import { sightingStore } from './stores/sighting-store.ts';

/** The part of the server that knows what the crowd says: taking it in, agreeing on it, reading it. Starts nothing by itself. */
export function crowd({ sql, env, now, log }: { sql: Sql; env: GateEnv; now: () => EpochMs; log: Logger }) {
  const wakeUp = bell(sql);
  const commit = groupCommit({ sightings: sightingStore(sql), now, onWritten: wakeUp.ring });
  const facts = aggregationStore(sql, entityName);
  const gate = gateOf({ sql, env, now, log, onClaimed: wakeUp.ring });
  const contributors = contributorStore(sql);
  const takenIn = ingest({ contributors, commit, ...gate, now });
  const jobs: readonly Job[] = [
    gate.job,
    bufferDays({ partitions: partitionStore(sql), now, log }),
    aggregation({ store: facts, log, woken: wakeUp.onRing, pressed: () => commit.waiting() > 0 }),
  ];
  return {
    ingest: takenIn,
    admission: gate.admission,
    networks: gate.networks,
    operate: gate.operate,
    status: gate.status,
    standing: standing({ ...gate, ingest: takenIn, now }),
    facts: factStore(sql, entityName),
    campaigns: campaignStore(sql),
    boards: boardStore(sql, entityName),
    platforms: platformStore(sql),
    aggregation: facts,
    jobs,
  };
}
export type Crowd = ReturnType<typeof crowd>;
