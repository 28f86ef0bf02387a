import type { FactValue } from '../contracts/evidence.ts';
import type { Kind } from './catalog.ts';
import { fieldsOf } from './catalog.ts';
import type { FieldsOf } from './observation.ts';
import { type OwnSighting, type Shown, shown } from './shown.ts';

/** All that is known of one entity: what this browser saw and what the crowd says, by field. */
export interface Known<K extends Kind = Kind> {
  readonly kind: K;
  readonly seen?: Readonly<Record<string, OwnSighting>> | undefined;
  readonly crowd?: Readonly<Record<string, FactValue>> | undefined;
}
type Value<K extends Kind, F extends keyof FieldsOf<K>> = Exclude<FieldsOf<K>[F], undefined>;

/** The value of a field that is to be shown, with where it comes from. @see shown */
export function shownField<K extends Kind, F extends keyof FieldsOf<K> & string>(known: Known<K>, name: F): Shown<Value<K, F>> | undefined {
  return shown(known.seen?.[name], known.crowd?.[name]) as Shown<Value<K, F>> | undefined; // both were checked against the field's type when they came in
}

/** The values that measures may rest on: what this browser saw and what the crowd agreed on; reports below the quorum only when asked for. */
export function usableFields<K extends Kind>(known: Known<K>, { unconfirmed }: { unconfirmed: boolean }): FieldsOf<K> {
  const entries = fieldsOf(known.kind).flatMap(([name]) => {
    const value = shown(known.seen?.[name], known.crowd?.[name]);
    return value && (unconfirmed || value.source !== 'reported') ? [[name, value.value] as const] : [];
  });
  return Object.fromEntries(entries) as FieldsOf<K>; // names and types of this kind's own fields
}
