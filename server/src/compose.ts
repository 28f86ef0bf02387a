import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import { accounts as accountsOf } from './accounts.ts';
import { type CrowdEnv, crowd } from './crowd.ts';
import type { Sql } from './db/client.ts';
import { useAllConnections } from './db/use-all-connections.ts';
import type { Deps } from './deps.ts';
import type { Env } from './env.ts';
import { callerAddress } from './http/caller-address.ts';
import { addressRules, limitRules } from './http/limited.ts';
import type { Pages } from './http/pages.ts';
import { newLoad } from './http/shed-load.ts';
import { housekeeping } from './jobs/housekeeping.ts';
import type { Job } from './jobs/job.ts';
import { sweep } from './jobs/sweep.ts';
import type { Derive } from './services/auth/passwords.ts';
import { personalLedger } from './services/ledger/personal-ledger.ts';
import { callerNames } from './services/limits/caller-name.ts';
import { xLinkConnect } from './services/links/x-link-connect.ts';
import { xLinks } from './services/links/x-links.ts';
import type { Mailer } from './services/mail/mailer.ts';
import { contests } from './services/opt-out/contests.ts';
import { lagCheck, loadCheck, readinessOf } from './services/readiness.ts';
import { links } from './services/standing/links.ts';
import { contestStore } from './stores/contest-store.ts';
import { linkedContributorStore } from './stores/linked-contributor-store.ts';
import { personalLedgerStore } from './stores/personal-ledger-store.ts';
import { pingStore } from './stores/ping-store.ts';
import { requestLimitStore } from './stores/request-limit-store.ts';
import { xLinkStore } from './stores/x-link-store.ts';

/** Facts further behind their claims than this are stale: other processes may do better. */
const maxLagMs = 60_000;

export interface Given {
  env: Pick<Env, 'RPC_URLS' | 'TRUSTED_PROXIES' | 'REQUESTS_PER_MINUTE' | 'MAX_CONCURRENT_REQUESTS' | 'OPERATORS'> & CrowdEnv;
  sql: Sql;
  publicUrl: URL;
  pages: Pages;
  now: () => EpochMs;
  log: Logger;
  /** Where daily dumps are written. `undefined`: none are. */
  dumpsFolder?: string | undefined;
  /** Who sends mails. `undefined`: nobody does. */
  mailer?: Mailer | undefined;
  /** Argon2id; a test counts with its own. */
  derive?: Derive | undefined;
  /** Whether more comes in than gets done. By itself: what this process takes in. */
  pressed?: (() => boolean) | undefined;
}

interface Composed {
  deps: Deps;
  /** What every process that answers requests has to do beside it. */
  jobs: readonly Job[];
  /** What follows from what is taken in: any number of processes may do it, best one that answers no requests. */
  work: readonly Job[];
  /** Whether more comes in than gets done. */
  pressed: () => boolean;
  /** Sightings taken in since the process began. */
  taken: () => number;
}

/** Puts the server together: which part gets which. Starts nothing. */
export function compose({ env, sql, publicUrl, pages, now, log, dumpsFolder, mailer, derive, ...given }: Given): Composed {
  const limits = requestLimitStore(sql);
  const names = callerNames(limits, now);
  const load = newLoad(env.MAX_CONCURRENT_REQUESTS);
  const {
    claims,
    aggregation,
    publish: _,
    shillWork: __,
    sweepOptOuts: ___,
    optOuts,
    jobs,
    work,
    pressed,
    taken,
    ...crowdParts
  } = crowd({ env, sql, now, log, dumpsFolder, pressed: given.pressed });
  const takeOfAddress = async (rule: keyof typeof addressRules, address: string) =>
    limits.take(`${rule}:${await names.nameOf(address)}`, addressRules[rule], now());
  const people = accountsOf({ env, sql, publicUrl, mailer, derive, takeOfAddress, signer: crowdParts.signing.signer, now });
  const xLinksGiven = { store: xLinkStore(sql), accounts: people.parts.accounts, rpcUrls: env.RPC_URLS, publicUrl, now };
  const behind = async () => {
    const waiting = await Promise.all([claims.waitingSince(), aggregation.waitingSince()]);
    return Math.max(0, ...waiting.flatMap((since) => (since ? now() - since.getTime() : [])));
  };
  const connections = housekeeping([{ what: 'using all connections', everyMs: 10_000, work: () => useAllConnections(sql) }], log);
  return {
    deps: {
      now,
      log,
      publicUrl,
      pages,
      load,
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      limiting: {
        addressOf: (c) => callerAddress(c, env.TRUSTED_PROXIES),
        takeRequest: async (rule, address) => limits.take(`${rule}:${await names.nameOf(address)}`, limitRules[rule], now()),
      },
      readiness: readinessOf([pingStore(sql), loadCheck(load), lagCheck('agreement', behind, maxLagMs)]),
      ...crowdParts,
      optOuts,
      contests: contests({ store: contestStore(sql), optOuts, now }),
      ledger: personalLedger({ store: personalLedgerStore(sql), now }),
      xLinks: xLinks(xLinksGiven),
      xLinkConnect: xLinkConnect(xLinksGiven),
      ...people.parts,
      links: links({ ingest: crowdParts.ingest, store: linkedContributorStore(sql), now }),
      operators: env.OPERATORS,
    },
    jobs: [...jobs, connections],
    work: [...work, sweep({ ...people.rows, xLinks: xLinksGiven.store, limits, now, log }), connections],
    pressed,
    taken,
  };
}
