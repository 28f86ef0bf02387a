import type { Valves } from '@infofi-lens/shared/contracts/operating';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { Sql } from './db/client.ts';
import type { Env } from './env.ts';
import { housekeeping } from './jobs/housekeeping.ts';
import { admission } from './services/admission/admission.ts';
import { dayKeys, dayWords } from './services/admission/day-keys.ts';
import { healthCounts } from './services/health-counts.ts';
import { entityName } from './services/ingest/names.ts';
import { dayOf } from './services/limits/caller-name.ts';
import type { NetworkNames } from './services/limits/network-name.ts';
import { quotas } from './services/limits/quotas.ts';
import { inForce } from './services/operating/in-force.ts';
import { operate } from './services/operating/operate.ts';
import { statusOf } from './services/status.ts';
import { reportTaking } from './services/take-report.ts';
import { adapterHealthStore } from './stores/adapter-health-store.ts';
import { admissionStore } from './stores/admission/admission-store.ts';
import { quotaStore } from './stores/admission/quota-store.ts';
import { appealStore } from './stores/appeal-store.ts';
import type { CatalogueStore } from './stores/catalogue/catalogue-store.ts';
import type { KeptCheckpoint } from './stores/checkpoint-store.ts';
import { contributorStore } from './stores/contributor-store.ts';
import { auditStore } from './stores/operating/audit.ts';
import { decisionStore } from './stores/operating/decision-store.ts';
import { operatingStore } from './stores/operating/operating-store.ts';
import { ownStandingStore } from './stores/own-standing-store.ts';
import { quarantineStore } from './stores/quarantine-store.ts';
import { requestLimitStore } from './stores/request-limit-store.ts';

export type GateEnv = Pick<
  Env,
  | 'ADMISSION_BITS'
  | 'ADMISSIONS_PER_MINUTE'
  | 'OBSERVATIONS_PER_HOUR'
  | 'ENTITIES_PER_DAY'
  | 'NETWORK_ADMISSIONS_PER_DAY'
  | 'NETWORK_OBSERVATIONS_PER_HOUR'
  | 'OUTCOMES_PER_DAY'
>;

const second = 1_000;
const dayMs = 86_400_000;

/** The part of the server that decides who may share how much, and that operators steer. Starts nothing by itself. */
export function gate({
  sql,
  env,
  now,
  log,
  networks,
  onClaimed,
  lastCheckpoint,
  lastManifest,
}: {
  sql: Sql;
  env: GateEnv;
  now: () => EpochMs;
  log: Logger;
  networks: NetworkNames;
  onClaimed: () => void;
  /** The last signed checkpoint. */
  lastCheckpoint: () => Promise<KeptCheckpoint | undefined>;
  /** The newest manifest of the catalogue. */
  lastManifest: CatalogueStore['manifest'];
}) {
  const usual: Valves = { newContributorsPerMinute: env.ADMISSIONS_PER_MINUTE, acceptBatches: true };
  const store = operatingStore(sql);
  const operating = inForce({ store, usual, now });
  const admissions = admissionStore(sql);
  const keyOf = dayKeys(admissions);
  const wordsOf = dayWords(keyOf, 'entities');
  const quotaUse = quotaStore(sql);
  const quota = quotas({
    store: quotaUse,
    limits: {
      observationsPerHour: env.OBSERVATIONS_PER_HOUR,
      entitiesPerDay: env.ENTITIES_PER_DAY,
      networkAdmissionsPerDay: env.NETWORK_ADMISSIONS_PER_DAY,
      networkObservationsPerHour: env.NETWORK_OBSERVATIONS_PER_HOUR,
      outcomesPerDay: env.OUTCOMES_PER_DAY,
    },
    secret: () => wordsOf(dayOf(now())),
    now,
  });
  const healthStore = adapterHealthStore(sql);
  const health = healthCounts({ store: healthStore, now });
  const quarantine = quarantineStore(sql, entityName);
  const appeals = appealStore(sql, entityName);
  const decisions = decisionStore(sql, onClaimed);
  const yesterday = () => dayOf((now() - dayMs) as EpochMs); // a time minus a duration

  const job = housekeeping(
    [
      { what: 'telling other processes what was used', everyMs: 10 * second, work: quota.flush, atEnd: true },
      { what: 'writing down how well pages are read', everyMs: 5 * second, work: health.flush, atEnd: true },
      {
        what: 'forgetting what is over',
        everyMs: 600 * second,
        work: async () => {
          await admissions.sweep(now(), yesterday());
          await quotaUse.sweep(now(), yesterday());
          await networks.sweep();
          await quarantine.sweep(now());
          await healthStore.sweep(now());
        },
      },
    ],
    log,
  );
  return {
    admission: admission({
      store: admissions,
      keyOf,
      contributors: contributorStore(sql),
      quotas: quota,
      perMinute: async () => (await operating.now()).valves.newContributorsPerMinute,
      base: env.ADMISSION_BITS,
      now,
    }),
    quotas: quota,
    networks,
    operating,
    health,
    standings: ownStandingStore(sql),
    quarantine,
    appeals,
    limits: requestLimitStore(sql),
    operate: operate({
      inForce: operating,
      store,
      decisions,
      quarantine,
      appeals,
      audit: auditStore(sql),
      networks,
      quotaUse,
      quotas: quota,
      onClaimed,
      now,
    }),
    status: statusOf({
      directives: decisions.inForce,
      inForce: operating.now,
      usual,
      health: healthStore,
      async lastCheckpoint() {
        const last = await lastCheckpoint();
        return last && { no: last.checkpoint.no, madeAt: last.checkpoint.madeAt };
      },
      async lastCatalogue() {
        const newest = await lastManifest();
        return newest && { sequence: newest.sequence, madeAt: newest.madeAt };
      },
      now,
    }),
    takeReport: reportTaking({ store: healthStore, now }),
    job,
  };
}
