import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { FieldsOf } from '@infofi-lens/shared/facts/observation';

/**
 * What a reader of one payload should find in it, written by the generator from its own model and never by the product's
 * code: the other half of every comparison. Values are plain (not branded): they are compared as JSON.
 */
export interface Truth<K extends Kind = Kind> {
  readonly platform: PlatformId;
  readonly kind: K;
  readonly id: string;
  readonly fields: Plain<FieldsOf<K>>;
}

/** The same value without its brands. */
export type Plain<T> = T extends string ? string : T extends number ? number : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;

/** A body as a platform sends it, and what it says. */
export interface Told {
  readonly body: string;
  readonly truths: readonly Truth[];
  /** Shown where nothing may be shared (X's home timeline). */
  readonly local?: boolean;
}

/** All that one visitor was told, folded by field: a later payload wins. */
export class Ledger {
  readonly #facts: FactMap = new Map();
  readonly #shareable: FactMap = new Map();
  #payloads = 0;

  add(told: Told): void {
    this.#payloads++;
    for (const truth of told.truths) {
      fold(this.#facts, truth);
      if (!told.local) fold(this.#shareable, truth);
    }
  }

  /** How many payloads with facts were served. */
  get payloads(): number {
    return this.#payloads;
  }

  get facts(): ReadonlyFacts {
    return this.#facts;
  }

  /** The part that was shown where sharing is possible at all. */
  get shareable(): ReadonlyFacts {
    return this.#shareable;
  }
}

type FactMap = Map<EntityKey, Map<string, unknown>>;
export type ReadonlyFacts = ReadonlyMap<EntityKey, ReadonlyMap<string, unknown>>;

function fold(into: FactMap, { platform, kind, id, fields: more }: Truth): void {
  const key: EntityKey = `${platform}:${kind}:${id}`;
  const fields = into.get(key) ?? new Map<string, unknown>();
  into.set(key, fields);
  for (const [name, value] of Object.entries(more)) if (value !== undefined) fields.set(name, value);
}

/** Joins what several people were told. */
export function joined(parts: readonly ReadonlyFacts[]): ReadonlyFacts {
  const all: FactMap = new Map();
  for (const part of parts) for (const [key, fields] of part) all.set(key, new Map([...(all.get(key) ?? []), ...fields]));
  return all;
}

/** Leaves out the fields whose value is `undefined`: in a truth, as in an observation, unknown is absent. */
export function known<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  // Only keys whose value is undefined go, so the rest has the type it had.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
