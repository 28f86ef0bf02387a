import { sameness } from '../consensus/claim.ts';
import { parseEntityKey } from '../facts/entity.ts';
import type { Ratio } from '../units.ts';
import { type Decisions, decisionsOf, type InForce } from './decisions.ts';
import type { Facts, HeldClaim, Testimony } from './entity.ts';
import { settle } from './settle.ts';

/** What a dump holds, apart from claims and facts. */
export interface Recorded {
  readonly newcomerTrust: Ratio;
  readonly directives: readonly InForce[];
  /** By the contributor's name in the dump. */
  readonly standings: ReadonlyMap<string, { readonly cluster?: string | undefined; readonly trust?: Ratio | undefined }>;
  /** By entity key. */
  readonly bases: ReadonlyMap<string, Facts>;
}

export interface RecordedClaims {
  readonly by: string;
  readonly fields: Readonly<Record<string, HeldClaim>>;
}

/** Computes what a dump's claims come to, as the server did. */
export function recomputing({ newcomerTrust, directives, standings, bases }: Recorded) {
  const decisions: Decisions = decisionsOf(directives);
  return {
    /** @param claims All of the entity. @returns no facts for a name that is none. */
    factsOf(entity: string, claims: readonly RecordedClaims[]): Facts {
      const named = parseEntityKey(entity);
      if (!named) return {};
      const testimonies = claims.map(({ by, fields }): Testimony => {
        const standing = standings.get(by);
        return {
          cluster: standing?.cluster === undefined ? `alone ${by}` : `together ${standing.cluster}`,
          trust: standing?.trust,
          fields,
        };
      });
      return settle({ entity: named, testimonies, base: bases.get(entity), decisions: decisions.of(named), newcomerTrust }).facts;
    },
  };
}

/** Fields of which two sets of facts say something else: another value, or the same resting on something else. */
export function differences(a: Facts, b: Facts): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => sameness(a[name]) !== sameness(b[name])).sort();
}
