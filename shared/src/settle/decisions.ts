import type { Directive } from '../contracts/directives.ts';
import { entityKey } from '../facts/entity.ts';
import type { ContributorId, EpochMs } from '../units.ts';
import type { EntityName } from './entity.ts';

/** A directive in force. */
export interface InForce {
  readonly directive: Directive;
  readonly madeAt: EpochMs;
}

/** What is decided about one entity. */
export interface EntityDecisions {
  /** Since when the field is locked; `undefined` when it is not. */
  lockedSince(field: string): EpochMs | undefined;
  /** The value the field was put back to. */
  revertOf(field: string): { readonly value: unknown; readonly observedAt: EpochMs; readonly since: EpochMs } | undefined;
  readonly frozenSince: EpochMs | undefined;
}

export interface Decisions {
  of(entity: EntityName): EntityDecisions;
  /** Whether anything is decided about the entity. */
  concern(entity: EntityName): boolean;
  readonly quarantined: ReadonlySet<ContributorId>;
}

const nothingDecided: EntityDecisions = { lockedSince: () => undefined, revertOf: () => undefined, frozenSince: undefined };

/** Looks up what directives say. @param inForce In the order they were made: of two on the same field the later one counts. */
export function decisionsOf(inForce: readonly InForce[]): Decisions {
  const locks = new Map<string, EpochMs>();
  const reverts = new Map<string, { value: unknown; observedAt: EpochMs; since: EpochMs }>();
  const freezes = new Map<string, EpochMs>();
  const touched = new Set<string>();
  const quarantined = new Set<ContributorId>();
  for (const { directive, madeAt } of inForce) {
    switch (directive.what) {
      case 'lock':
        touched.add(entityKey(directive));
        setFirst(locks, `${entityKey(directive)} ${directive.field ?? ''}`, madeAt);
        break;
      case 'revert':
        touched.add(entityKey(directive));
        reverts.set(`${entityKey(directive)} ${directive.field}`, {
          value: directive.value,
          observedAt: directive.observedAt,
          since: madeAt,
        });
        break;
      case 'quarantine':
        quarantined.add(directive.contributor);
        break;
      case 'freeze':
        setFirst(freezes, `${directive.platform} ${directive.kind ?? ''}`, madeAt);
    }
  }
  const freezeOf = ({ platform, kind }: EntityName) => freezes.get(`${platform} `) ?? freezes.get(`${platform} ${kind}`);
  return {
    quarantined,
    concern: (entity) => touched.has(entityKey(entity)) || freezeOf(entity) !== undefined,
    of(entity) {
      const key = entityKey(entity);
      const frozenSince = freezeOf(entity);
      if (!touched.has(key)) return frozenSince === undefined ? nothingDecided : { ...nothingDecided, frozenSince };
      return {
        lockedSince: (field) => locks.get(`${key} `) ?? locks.get(`${key} ${field}`),
        revertOf: (field) => reverts.get(`${key} ${field}`),
        frozenSince,
      };
    },
  };
}

function setFirst(map: Map<string, EpochMs>, key: string, at: EpochMs): void {
  if (!map.has(key)) map.set(key, at);
}
