import * as z from 'zod/mini';
import type { Kind } from '../facts/catalog.ts';
import { fieldOf } from '../facts/catalog.ts';
import type { Field } from '../facts/field.ts';
import type { AnyObservation, EntityKey, FieldsOf, PlatformId } from '../facts/observation.ts';
import { entityKey } from '../facts/observation.ts';
import { platformId } from '../facts/types.ts';
import type { AdapterMeta, Drift, ParseResult, Sighting, Warning } from './types.ts';

const maxWarnings = 50;
/** Accepted values kept for each field. */
const remembered = 200;

/** Field values before they were checked: `undefined` means the payload did not have it. */
export type RawFields<K extends Kind> = { [F in keyof FieldsOf<K>]: unknown };

/**
 * Gathers the observations of one payload: checks every field against its declaration, leaves out what is not valid
 * (counted by a warning), and merges sightings of one entity by field, so that a stub never hides a full object.
 */
export class Collector {
  readonly #platform: PlatformId;
  readonly #adapter: `${PlatformId}@${number}`;
  readonly #found = new Map<string, AnyObservation>();
  readonly #keys = new Set<EntityKey>();
  readonly #warnings = new Map<string, Warning>();
  readonly #accepted = new Map<Field, Set<unknown>>();
  #rejected = 0;

  constructor(meta: Pick<AdapterMeta, 'id' | 'version'>) {
    this.#platform = meta.id;
    this.#adapter = `${meta.id}@${meta.version}`;
  }

  get size(): number {
    return this.#found.size;
  }

  get rejected(): number {
    return this.#rejected;
  }

  has(kind: Kind, id: string): boolean {
    return this.#keys.has(entityKey({ platform: this.#platform, kind, id }));
  }

  /**
   * Adds a sighting. Invalid fields are left out with a warning; the rest stays.
   * @returns whether anything was added: an entity without a valid id is rejected, one without a single field is a stub and left out.
   */
  add<K extends Kind>(kind: K, id: string, raw: Partial<RawFields<K>>, sighting: Sighting): boolean {
    if (!z.safeParse(platformId, id).success) {
      this.reject('invalid_id', `A ${kind} has no usable id.`);
      return false;
    }
    const fields = this.#valid(kind, raw);
    if (Object.keys(fields).length === 0) return false;
    // Observations of one entity and time are one: fields seen earlier in the payload stay unless the later sighting has them too.
    const key = entityKey({ platform: this.#platform, kind, id });
    this.#keys.add(key);
    const slot = `${key}@${sighting.observedAt}`;
    const before = this.#found.get(slot);
    this.#found.set(slot, {
      platform: this.#platform,
      kind,
      id,
      observedAt: sighting.observedAt,
      adapter: this.#adapter,
      via: sighting.via,
      context: before?.context ?? sighting.context,
      fields: before === undefined ? fields : { ...before.fields, ...fields },
    } as AnyObservation); // each field was checked against the declaration of this kind
    return true;
  }

  /** Counts an entry that was meant to be something and could not be read. */
  reject(code: string, message: string, path?: string): void {
    this.#rejected += 1;
    this.warn(code, message, path);
  }

  warn(code: string, message: string, path?: string): void {
    if (this.#warnings.size >= maxWarnings) return;
    this.#warnings.set(`${code} ${path ?? message}`, path === undefined ? { code, message } : { code, message, path });
  }

  result(drift?: Drift): ParseResult {
    const found = { observations: [...this.#found.values()], rejected: this.#rejected, warnings: [...this.#warnings.values()] };
    return drift ? { ...found, drift } : found;
  }

  #valid<K extends Kind>(kind: K, raw: Partial<RawFields<K>>): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    for (const name of Object.keys(raw)) {
      const value = raw[name as keyof typeof raw]; // the name was just listed
      if (value === undefined) continue;
      const declared = fieldOf(kind, name);
      if (declared && this.#fits(declared, value)) fields[name] = value;
      else this.warn('invalid_field', `A ${kind} had a ${name} that cannot be one; it was left out.`, `${kind}.${name}`);
    }
    return fields;
  }

  /** Whether a field may hold the value. Small values recur in every entry of a list (a type, a chain, null): each is checked once. */
  #fits(field: Field, value: unknown): boolean {
    const isSmall = typeof value === 'string' ? value.length <= 40 : typeof value !== 'object' || value === null;
    if (!isSmall) return z.safeParse(field.schema, value).success;
    let accepted = this.#accepted.get(field);
    if (accepted === undefined) {
      accepted = new Set();
      this.#accepted.set(field, accepted);
    }
    if (accepted.has(value)) return true;
    const fits = z.safeParse(field.schema, value).success;
    if (fits && accepted.size < remembered) accepted.add(value);
    return fits;
  }
}
