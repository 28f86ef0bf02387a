import {
  type Appeal,
  AppealRequest,
  type ContributorStanding,
  StandingRequest,
  signedFor,
  type trustWords,
} from '@infofi-lens/shared/contracts/standing';
import { LensError } from '@infofi-lens/shared/errors';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import { ratio } from '@infofi-lens/shared/units';
import { LimitError, NotFoundError } from '../../http/errors.ts';
import type { AppealStore } from '../../stores/appeal-store.ts';
import type { ClaimedEntity, OwnStandingStore } from '../../stores/own-standing-store.ts';
import type { QuarantineStore, SetAsideRow } from '../../stores/quarantine-store.ts';
import type { Allowance, RequestLimitStore } from '../../stores/request-limit-store.ts';
import type { Ingest, Signed } from '../ingest/ingest.ts';
import { readBody } from '../ingest/read-body.ts';
import { outcomeOf } from './compare.ts';

/** How many things, the latest, are looked at: more would take longer than anybody waits, and say nothing new. */
const lookAt = 300;
const listed = 50;
const looks: Allowance = { burst: 20, every: 10_000 };
const appealsADay: Allowance = { burst: 5, every: 86_400_000 / 5 };

export interface StandingDeps {
  readonly ingest: Pick<Ingest, 'whoSigned'>;
  readonly standings: OwnStandingStore;
  readonly quarantine: Pick<QuarantineStore, 'list' | 'countOf'>;
  readonly appeals: Pick<AppealStore, 'add' | 'list'>;
  readonly limits: Pick<RequestLimitStore, 'take'>;
  readonly now: () => EpochMs;
}

/** Tells a contributor, and nobody else, what became of their words; and hears what they object to. */
export function standing({ ingest, standings, quarantine, appeals, limits, now }: StandingDeps) {
  /** @throws {LensError} `request_stale`, `unknown_contributor`, `bad_signature`, `too_many_requests` */
  async function asker(
    signed: Signed,
    { contributor, at }: { contributor: ContributorId; at: EpochMs },
    what: string,
    allowance: Allowance,
  ) {
    const no = await ingest.whoSigned(signed, contributor);
    refuseStale(at, now());
    const wait = await limits.take(`${what}:${no}`, allowance, now());
    if (wait > 0) throw new LimitError(Math.ceil(wait / 1_000));
    return no;
  }

  return {
    async of(signed: Signed): Promise<ContributorStanding> {
      const no = await asker(signed, readBody(signed.bytes, StandingRequest), 'standing', looks);
      const [{ trust, cluster, refused }, latest, setAside, quarantined, own] = await Promise.all([
        standings.of(no),
        standings.latest(no, lookAt),
        quarantine.list({ limit: listed, of: no }),
        quarantine.countOf(no),
        appeals.list(no, listed),
      ]);
      const outcomes = latest.flatMap(outcomesOf);
      const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length;
      const probability = trust === undefined ? undefined : ratio(trust);
      return {
        trust: { word: wordOf(trust), ...(probability === undefined ? {} : { probability }) },
        cluster,
        counts: { counted: count('counted'), contradicted: count('contradicted'), unconfirmed: count('unconfirmed'), quarantined, refused },
        lookedAt: latest.length,
        latest: outcomes
          .flatMap(({ outcome, ...rest }) => (outcome === 'counted' || outcome === 'contradicted' ? [{ ...rest, outcome }] : []))
          .sort((a, b) => b.seenAt - a.seenAt || (a.field < b.field ? -1 : 1))
          .slice(0, listed),
        quarantined: setAside.map(told),
        appeals: own.map(({ contributor: _, ...appeal }) => appeal),
      };
    },

    /** @throws {LensError} also `not_found`, for a sighting that is not theirs. */
    async appeal(signed: Signed): Promise<Appeal> {
      const request = readBody(signed.bytes, AppealRequest);
      const no = await asker(signed, request, 'appeal', appealsADay);
      const madeAt = now();
      const made = await appeals.add(no, request.about, request.text, madeAt);
      if (made === undefined) throw new NotFoundError('sighting');
      return { no: made, madeAt, about: request.about, text: request.text };
    },
  };
}

/** @throws {LensError} `request_stale`: what was signed long ago may be somebody else's copy. */
export function refuseStale(at: EpochMs, now: EpochMs): void {
  if (Math.abs(now - at) > signedFor)
    throw new LensError('request_stale', 'This was signed too long ago, or by a clock that is wrong. Sign it anew.');
}

function outcomesOf({ platform, kind, id, claims, facts }: ClaimedEntity) {
  return Object.entries(claims).flatMap(([field, claim]) => {
    const fact = facts[field];
    if (!fact) return [];
    const [seenAt, yours] = claim;
    const outcome = outcomeOf(kind, field, claim, fact);
    return [{ platform, kind, id, field, yours, agreed: fact.value, seenAt: seenAt as EpochMs, outcome }]; // a claim's first part is its time
  });
}

function told({ no, receivedAt, code, title, field, observation, releasedAt }: SetAsideRow) {
  const { platform, kind, id } = observation;
  return { no, platform, kind, id, at: receivedAt, code, title, ...(field === null ? {} : { field }), released: releasedAt !== null };
}

function wordOf(trust: number | undefined): (typeof trustWords)[number] {
  if (trust === undefined) return 'new';
  return trust <= 0.6 ? 'low' : trust < 0.9 ? 'fair' : 'high';
}
