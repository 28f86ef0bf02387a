import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { Sql } from './db/client.ts';
import type { Env } from './env.ts';
import { aggregation } from './jobs/aggregation.ts';
import { bufferDays } from './jobs/buffer-days.ts';
import { catalogue } from './jobs/catalogue.ts';
import type { Job } from './jobs/job.ts';
import { publishCatalogue } from './services/catalogue/publish.ts';
import { catalogueReads } from './services/catalogue/reads.ts';
import { groupCommit } from './services/ingest/group-commit.ts';
import { ingest } from './services/ingest/ingest.ts';
import { entityName } from './services/ingest/names.ts';
import { signingService } from './services/signing/signing.ts';
import { aggregationStore } from './stores/aggregation-store.ts';
import { bell } from './stores/bell.ts';
import { boardStore } from './stores/board-store.ts';
import { campaignStore } from './stores/campaign-store.ts';
import { catalogueStore } from './stores/catalogue/catalogue-store.ts';
import { contributorStore } from './stores/contributor-store.ts';
import { factStore } from './stores/fact-store.ts';
import { partitionStore } from './stores/partition-store.ts';
import { platformStore } from './stores/platform-store.ts';
import { sightingStore } from './stores/sighting-store.ts';
import { signingKeyStore } from './stores/signing-key-store.ts';

/** The part of the server that knows what the crowd says: taking it in, agreeing on it, reading it. Starts nothing by itself. */
export function crowd({ env, sql, now, log }: { env: CrowdEnv; sql: Sql; now: () => EpochMs; log: Logger }) {
  const wakeUp = bell(sql);
  const commit = groupCommit({ sightings: sightingStore(sql), now, onWritten: wakeUp.ring });
  const facts = aggregationStore(sql, entityName);
  const signing = signingService({ store: signingKeyStore(sql), seed: env.SIGNING_KEY, now });
  const files = catalogueStore(sql);
  const publish = () => publishCatalogue({ store: files, signing, nameOf: entityName, mirrors: env.CATALOGUE_MIRRORS ?? [], now });
  const pressed = () => commit.waiting() > 0;
  const jobs: readonly Job[] = [
    bufferDays({ partitions: partitionStore(sql), now, log }),
    aggregation({ store: facts, log, woken: wakeUp.onRing, pressed }),
    catalogue({ publish, everyMs: (env.CATALOGUE_SECONDS ?? 60) * 1_000, pressed, log }),
  ];
  return {
    ingest: ingest({ contributors: contributorStore(sql), commit, now }),
    facts: factStore(sql, entityName),
    campaigns: campaignStore(sql),
    boards: boardStore(sql, entityName),
    platforms: platformStore(sql),
    catalogue: catalogueReads({ store: files, signing, now }),
    signing,
    aggregation: facts,
    publish,
    jobs,
  };
}
export type CrowdEnv = Partial<Pick<Env, 'SIGNING_KEY' | 'CATALOGUE_SECONDS' | 'CATALOGUE_MIRRORS'>>;
export type Crowd = ReturnType<typeof crowd>;
