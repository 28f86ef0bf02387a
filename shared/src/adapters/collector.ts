import type { Kind } from '../facts/catalog.ts';
import { fieldOf } from '../facts/catalog.ts';
import type { PlatformId } from '../facts/entity.ts';
import { guardOf } from '../facts/guard.ts';
import type { AnyObservation, FieldsOf } from '../facts/observation.ts';
import { platformId } from '../facts/types.ts';
import type { EpochMs } from '../units.ts';
import type { AdapterMeta, Drift, ParseResult, Sighting, Warning } from './types.ts';

const maxWarnings = 50;
const isId = guardOf(platformId);

/** Field values before they were checked: `undefined` means the payload did not have it. */
export type RawFields<K extends Kind> = { [F in keyof FieldsOf<K>]: unknown };

/** An observation that later sightings in the same payload still add to. */
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Gathers the observations of one payload: checks every field against its declaration, leaves out what is not valid
 * (counted by a warning), and merges sightings of one entity by field, so that a stub never hides a full object.
 */
export class Collector {
  readonly #platform: PlatformId;
  readonly #adapter: `${PlatformId}@${number}`;
  readonly #found: Mutable<AnyObservation>[] = [];
  /** The same by kind, time and id. Nested rather than under one long key: making that key would cost as much as all checks. */
  readonly #index = new Map<Kind, Map<EpochMs, Map<string, Mutable<AnyObservation>>>>();
  readonly #warnings = new Map<string, Warning>();
  #rejected = 0;

  constructor(meta: Pick<AdapterMeta, 'id' | 'version'>) {
    this.#platform = meta.id;
    this.#adapter = `${meta.id}@${meta.version}`;
  }

  get size(): number {
    return this.#found.length;
  }

  get rejected(): number {
    return this.#rejected;
  }

  /** Whether the payload already spoke of that entity, at that time. */
  has(kind: Kind, id: string, observedAt: EpochMs): boolean {
    return this.#index.get(kind)?.get(observedAt)?.has(id) === true;
  }

  /**
   * Adds a sighting. Invalid fields are left out with a warning; the rest stays.
   * @returns whether anything was added: an entity without a valid id is rejected, one without a single field is a stub and left out.
   */
  add<K extends Kind>(kind: K, id: string, raw: Partial<RawFields<K>>, { observedAt, via, context }: Sighting): boolean {
    if (!isId(id)) {
      this.reject('invalid_id', `A ${kind} has no usable id.`);
      return false;
    }
    const fields = this.#valid(kind, raw);
    if (fields === undefined) return false;
    // Observations of one entity and time are one: fields seen earlier in the payload stay unless the later sighting has them too.
    const sightings = this.#sightings(kind, observedAt);
    const before = sightings.get(id);
    if (before !== undefined) {
      before.via = via;
      Object.assign(before.fields, fields);
      return true;
    }
    const platform = this.#platform;
    // Each field was checked against the declaration of this kind.
    const found = { platform, kind, id, observedAt, adapter: this.#adapter, via, context, fields } as unknown as Mutable<AnyObservation>;
    sightings.set(id, found);
    this.#found.push(found);
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
    const found = { observations: [...this.#found], rejected: this.#rejected, warnings: [...this.#warnings.values()] };
    return drift ? { ...found, drift } : found;
  }

  /** @returns `undefined` when not one field is left. */
  #valid<K extends Kind>(kind: K, raw: Partial<RawFields<K>>): Record<string, unknown> | undefined {
    let fields: Record<string, unknown> | undefined;
    for (const name of Object.keys(raw)) {
      const value = raw[name as keyof typeof raw]; // the name was just listed
      if (value === undefined) continue;
      if (fieldOf(kind, name)?.accepts(value)) {
        fields ??= {};
        fields[name] = value;
      } else this.warn('invalid_field', `A ${kind} had a ${name} that cannot be one; it was left out.`, `${kind}.${name}`);
    }
    return fields;
  }

  #sightings(kind: Kind, observedAt: EpochMs): Map<string, Mutable<AnyObservation>> {
    const times = this.#index.get(kind) ?? new Map<EpochMs, Map<string, Mutable<AnyObservation>>>();
    if (times.size === 0) this.#index.set(kind, times);
    const sightings = times.get(observedAt) ?? new Map<string, Mutable<AnyObservation>>();
    if (sightings.size === 0) times.set(observedAt, sightings);
    return sightings;
  }
}
