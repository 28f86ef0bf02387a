import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import { agreement } from './agreement.ts';
import type { Sql } from './db/client.ts';
import type { Env } from './env.ts';
import { type GateEnv, gate as gateOf } from './gate.ts';
import { bufferDays } from './jobs/buffer-days.ts';
import { carrySwitches } from './jobs/carry-switches.ts';
import { catalogue } from './jobs/catalogue.ts';
import type { Job } from './jobs/job.ts';
import { type RoiEnv, roi as roiOf } from './roi.ts';
import { publishCatalogue } from './services/catalogue/publish.ts';
import { catalogueReads } from './services/catalogue/reads.ts';
import { groupCommit } from './services/ingest/group-commit.ts';
import { ingest } from './services/ingest/ingest.ts';
import { entityName } from './services/ingest/names.ts';
import { networkNames } from './services/limits/network-name.ts';
import { signingService } from './services/signing/signing.ts';
import { standing } from './services/standing/standing.ts';
import { switchesService } from './services/switches/switches.ts';
import { networkStore } from './stores/admission/network-store.ts';
import { bell } from './stores/bell.ts';
import { boardStore } from './stores/board-store.ts';
import { campaignStore } from './stores/campaign-store.ts';
import { catalogueStore } from './stores/catalogue/catalogue-store.ts';
import { contributorStore } from './stores/contributor-store.ts';
import { factStore } from './stores/fact-store.ts';
import { audited } from './stores/operating/audit.ts';
import { partitionStore } from './stores/partition-store.ts';
import { platformStore } from './stores/platform-store.ts';
import { sightingStore } from './stores/sighting-store.ts';
import { signingKeyStore } from './stores/signing-key-store.ts';
import { switchStore } from './stores/switch-store.ts';

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
  const pressed = () => commit.waiting() > 0;
  const networks = networkNames({ store: networkStore(sql), now });
  const agreed = agreement({ env, sql, now, log, signing, wakeUp, pressed, dumpsFolder, networkGroups: networks.groups });
  const files = catalogueStore(sql);
  const publish = () => publishCatalogue({ store: files, signing, nameOf: entityName, mirrors: env.CATALOGUE_MIRRORS ?? [], now });
  const reads = catalogueReads({ store: files, signing, now });
  const switches = switchesService({ store: switchStore(sql), audited, changed: (text) => reads.setDocument('switches', text), now });
  const gate = gateOf({
    sql,
    env,
    now,
    log,
    networks,
    onClaimed: wakeUp.ring,
    lastCheckpoint: agreed.checkpoints.last,
    lastManifest: files.manifest,
  });
  const takenIn = ingest({ contributors: contributorStore(sql), commit, ...gate, now });
  const facts = factStore(sql, entityName);
  const roi = roiOf({ env, sql, now, log, gate, ingest: takenIn, facts, files, setDocument: reads.setDocument });
  const jobs: readonly Job[] = [
    gate.job,
    bufferDays({ partitions: partitionStore(sql), now, log }),
    ...agreed.jobs,
    carrySwitches({ current: switches.current, carry: (text) => reads.setDocument('switches', text) }),
    catalogue({ publish, everyMs: (env.CATALOGUE_SECONDS ?? 60) * 1_000, pressed, log }),
    roi.job,
  ];
  return {
    ingest: takenIn,
    admission: gate.admission,
    networks: gate.networks,
    operate: gate.operate,
    status: gate.status,
    standing: standing({ ...gate, ingest: takenIn, now }),
    facts,
    campaigns: campaignStore(sql),
    boards: boardStore(sql, entityName),
    platforms: platformStore(sql),
    catalogue: reads,
    roi,
    switches,
    signing,
    publish,
    aggregation: agreed.aggregation,
    checkpoints: agreed.checkpoints,
    directives: agreed.directives,
    rebuild: agreed.rebuild,
    dumps: agreed.dumps,
    erasure: agreed.erasure,
    jobs,
  };
}
export type CrowdEnv = GateEnv &
  RoiEnv &
  Partial<Pick<Env, 'SIGNING_KEY' | 'CHECKPOINT_MINUTES' | 'CATALOGUE_SECONDS' | 'CATALOGUE_MIRRORS'>>;
export type Crowd = ReturnType<typeof crowd>;
