import type { Field } from './field.ts';
import { facts } from './table.ts';

export type Kind = keyof typeof facts;
export const kinds = Object.keys(facts) as Kind[]; // Object.keys of a literal: exactly its keys
export type FieldName<K extends Kind = Kind> = K extends Kind ? keyof (typeof facts)[K] & string : never;

export function isKind(value: string): value is Kind {
  return Object.hasOwn(facts, value);
}

const fieldsByKind = Object.fromEntries(kinds.map((kind) => [kind, Object.entries(facts[kind])])) as unknown as Readonly<
  Record<Kind, readonly (readonly [name: string, field: Field])[]>
>; // one entry for every kind

const fieldsByName = Object.fromEntries(kinds.map((kind) => [kind, new Map(fieldsByKind[kind])])) as unknown as Readonly<
  Record<Kind, ReadonlyMap<string, Field>>
>; // as above

/** @returns `undefined` when the kind has no such field. */
export function fieldOf(kind: Kind, name: string): Field | undefined {
  return fieldsByName[kind].get(name);
}

/** The fields of a kind with their policies, in the order they are declared. */
export function fieldsOf(kind: Kind): readonly (readonly [name: string, field: Field])[] {
  return fieldsByKind[kind];
}
