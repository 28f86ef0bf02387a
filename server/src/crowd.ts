import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import { agreement } from './agreement.ts';
import type { Sql } from './db/client.ts';
import type { Env } from './env.ts';
import { type GateEnv, gate as gateOf } from './gate.ts';
import { bufferDays } from './jobs/buffer-days.ts';
import type { Job } from './jobs/job.ts';
import { groupCommit } from './services/ingest/group-commit.ts';
import { ingest } from './services/ingest/ingest.ts';
import { entityName } from './services/ingest/names.ts';
import { signingService } from './services/signing/signing.ts';
import { standing } from './services/standing/standing.ts';
import { bell } from './stores/bell.ts';
import { boardStore } from './stores/board-store.ts';
import { campaignStore } from './stores/campaign-store.ts';
import { contributorStore } from './stores/contributor-store.ts';
import { factStore } from './stores/fact-store.ts';
import { partitionStore } from './stores/partition-store.ts';
import { platformStore } from './stores/platform-store.ts';
import { sightingStore } from './stores/sighting-store.ts';
import { signingKeyStore } from './stores/signing-key-store.ts';

export interface CrowdGiven {
  env: CrowdEnv;
  sql: Sql;
  now: () => EpochMs;
  log: Logger;
  /** Where daily dumps are written. `undefined`: none are. */
  dumpsFolder?: string | undefined;
}

/** The part of the server that knows what the crowd says: taking it in, agreeing on it, reading it. Starts nothing by itself. */
export function crowd({ env, sql, now, log, dumpsFolder }: CrowdGiven) {
  const wakeUp = bell(sql);
  const commit = groupCommit({ sightings: sightingStore(sql), now, onWritten: wakeUp.ring });
  const signing = signingService({ store: signingKeyStore(sql), seed: env.SIGNING_KEY, now });
  const lastCheckpoint = async () => {
    const last = await agreed.lastCheckpoint();
    return last && { no: last.no, madeAt: last.madeAt };
  };
  const gate = gateOf({ sql, env, now, log, onClaimed: wakeUp.ring, lastCheckpoint });
  const contributors = contributorStore(sql);
  const takenIn = ingest({ contributors, commit, ...gate, now });
  const pressed = () => commit.waiting() > 0;
  const agreed = agreement({ env, sql, now, log, signing, wakeUp, pressed, dumpsFolder, networkGroups: gate.networks.groups });
  const jobs: readonly Job[] = [gate.job, bufferDays({ partitions: partitionStore(sql), now, log }), ...agreed.jobs];
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
    aggregation: agreed.aggregation,
    checkpoints: agreed.checkpoints,
    directives: agreed.directives,
    rebuild: agreed.rebuild,
    dumps: agreed.dumps,
    erasure: agreed.erasure,
    jobs,
  };
}
export type CrowdEnv = GateEnv & Partial<Pick<Env, 'SIGNING_KEY' | 'CHECKPOINT_MINUTES'>>;
export type Crowd = ReturnType<typeof crowd>;
