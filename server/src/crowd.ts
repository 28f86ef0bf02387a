import { shillDocumentName } from '@infofi-lens/shared/catalogue/shill-document';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import { agreement } from './agreement.ts';
import { analytics } from './analytics.ts';
import type { Sql } from './db/client.ts';
import type { Env } from './env.ts';
import { type GateEnv, gate as gateOf } from './gate.ts';
import { bufferDays } from './jobs/buffer-days.ts';
import { carrySwitches } from './jobs/carry-switches.ts';
import { follow } from './jobs/follow.ts';
import { housekeeping } from './jobs/housekeeping.ts';
import type { Job } from './jobs/job.ts';
import { shillScores } from './jobs/shill-scores.ts';
import { type RoiEnv, roi as roiOf } from './roi.ts';
import { gently } from './services/catalogue/gently.ts';
import { publishCatalogue } from './services/catalogue/publish.ts';
import { catalogueReads } from './services/catalogue/reads.ts';
import { groupCommit } from './services/ingest/group-commit.ts';
import { ingest } from './services/ingest/ingest.ts';
import { entityName } from './services/ingest/names.ts';
import { networkNames } from './services/limits/network-name.ts';
import { optOuts } from './services/opt-out/opt-outs.ts';
import { withheld } from './services/opt-out/withheld.ts';
import { computeApart } from './services/shill/apart.ts';
import { shill } from './services/shill/shill.ts';
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
import { optOutStore } from './stores/opt-out/opt-out-store.ts';
import { partitionStore } from './stores/partition-store.ts';
import { platformStore } from './stores/platform-store.ts';
import { shillNews } from './stores/shill/news.ts';
import { shillStore } from './stores/shill/shill-store.ts';
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
  /** Whether more comes in than gets done. By itself: what this process takes in. */
  pressed?: (() => boolean) | undefined;
}

/** People whose scores are computed in one transaction: less than a second's work. */
const peopleAtOnce = 500;

/** Changes looked through in one transaction. */
const changesAtOnce = 20_000;
async function sweepAll(sweep: (limit: number) => Promise<boolean>): Promise<void> {
  while (await sweep(changesAtOnce));
}

/** The part of the server that knows what the crowd says: taking it in, agreeing on it, reading it. Starts nothing by itself. */
export function crowd({ env, sql, now, log, dumpsFolder, ...given }: CrowdGiven) {
  const wakeUp = bell(sql);
  const commit = groupCommit({ sightings: sightingStore(sql), now, onWritten: wakeUp.ring });
  const signing = signingService({ store: signingKeyStore(sql), seed: env.SIGNING_KEY, now });
  const pressed = given.pressed ?? commit.pressed;
  const networks = networkNames({ store: networkStore(sql), now });
  const audience = originOf(env);
  const left = optOutStore(sql, { nameOf: entityName, now });
  const isWithheld = withheld({ store: left, now });
  const agreed = agreement({
    audience,
    env,
    sql,
    now,
    log,
    signing,
    wakeUp,
    pressed,
    dumpsFolder,
    withheld: isWithheld,
    networkGroups: networks.groups,
  });
  /** What is made of facts waits for them, and both for what is taken in. */
  const busy = () => pressed() || agreed.isBehind();
  const files = catalogueStore(sql);
  const publish = () =>
    publishCatalogue({
      store: files,
      signing,
      nameOf: entityName,
      gently: gently({ restForWork: 3, restAtMost: 5_000 }),
      mirrors: env.CATALOGUE_MIRRORS ?? [],
      now,
    });
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
  const takenIn = ingest({ contributors: contributorStore(sql), commit, ...gate, audience, withheld: isWithheld, now });
  const { jobs: analyticsJobs, ...made } = analytics({ sql, now, log, pressed: busy });
  const facts = factStore(sql, entityName);
  const scores = shillStore(sql);
  const news = shillNews(sql);
  const people = shill({ store: scores, carry: (text) => reads.setDocument(shillDocumentName, text), facts, now });
  const apart = computeApart();
  const recompute = () => scores.recompute(peopleAtOnce, now(), (sources) => apart.compute(sources, now(), busy()));
  const boards = boardStore(sql, entityName);
  const roi = roiOf({
    env,
    sql,
    now,
    log,
    pressed: busy,
    audience,
    gate,
    ingest: takenIn,
    facts,
    boards,
    concentrationOf: made.concentrationOf,
    files,
    setDocument: reads.setDocument,
  });
  const work: readonly Job[] = [
    ...agreed.jobs,
    carrySwitches({ current: switches.current, carry: (text) => reads.setDocument('switches', text) }),
    follow({ what: 'the catalogue', round: publish, everyMs: (env.CATALOGUE_SECONDS ?? 60) * 1_000, restForWork: 1, pressed: busy, log }),
    ...analyticsJobs,
    housekeeping([{ what: 'taking out what came while people left', everyMs: 60_000, work: () => sweepAll(left.sweep) }], log),
    shillScores({ news, recompute, sweep: scores.sweep, carry: people.carryWhenDue, close: apart.close, now, pressed: busy, log }),
    roi.job,
  ];
  return {
    ingest: takenIn,
    admission: gate.admission,
    networks: gate.networks,
    operate: gate.operate,
    status: gate.status,
    takeReport: gate.takeReport,
    standing: standing({ ...gate, ingest: takenIn, now }),
    facts,
    shill: people,
    optOuts: optOuts({ store: left, checkpoints: agreed.checkpointStore, signer: signing.signer, now }),
    sweepOptOuts: () => sweepAll(left.sweep),
    shillWork: { news, recompute, close: apart.close },
    campaigns: campaignStore(sql),
    boards,
    platforms: platformStore(sql),
    catalogue: reads,
    roi,
    analytics: made,
    switches,
    signing,
    publish,
    claims: agreed.claims,
    aggregation: agreed.aggregation,
    checkpoints: agreed.checkpoints,
    directives: agreed.directives,
    rebuild: agreed.rebuild,
    dumps: agreed.dumps,
    erasure: agreed.erasure,
    pressed,
    taken: commit.taken,
    // The days of the buffer have to be there before anything is taken in.
    jobs: [bufferDays({ partitions: partitionStore(sql), now, log }), gate.job],
    work,
  };
}
const originOf = ({ PUBLIC_URL }: CrowdEnv) => (PUBLIC_URL === undefined ? undefined : new URL(PUBLIC_URL).origin);

export type CrowdEnv = GateEnv &
  RoiEnv &
  Partial<Pick<Env, 'PUBLIC_URL' | 'SIGNING_KEY' | 'CHECKPOINT_MINUTES' | 'CATALOGUE_SECONDS' | 'CATALOGUE_MIRRORS'>>;
export type Crowd = ReturnType<typeof crowd>;
