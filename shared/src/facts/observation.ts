import * as z from 'zod/mini';
import type { EpochMs } from '../units.ts';
import { fieldOf, fieldsOf, type Kind, kinds } from './catalog.ts';
import { type PlatformId, platforms } from './entity.ts';
import type { Reach } from './field.ts';
import type { facts } from './table.ts';
import { platformId, time } from './types.ts';

/** How the page came by what was read. */
export const vias = ['network', 'hydration', 'dom'] as const;
export type Via = (typeof vias)[number];

/** Where in the product of the platform it was seen. X shares only what was seen on profile, thread and search pages. */
export const contexts = ['home', 'explore', 'search', 'list', 'thread', 'profile', 'campaign', 'space', 'board', 'other'] as const;
export type Context = (typeof contexts)[number];

type Fields<K extends Kind> = {
  -readonly [F in keyof (typeof facts)[K]]?: (typeof facts)[K][F] extends { schema: infer S extends z.core.$ZodType } ? z.infer<S> : never;
};
/** The values of a kind that one payload really had. A missing key is "unknown"; no key ever holds `undefined`. */
export type FieldsOf<K extends Kind> = Fields<K>;

/** What one payload said about one thing. */
export interface Observation<K extends Kind = Kind> {
  readonly platform: PlatformId;
  readonly kind: K;
  readonly id: string;
  readonly observedAt: EpochMs;
  /** Adapter and its version, `galxe@1`: a wrong reading can be traced to the reader. */
  readonly adapter: `${PlatformId}@${number}`;
  readonly via: Via;
  readonly context: Context;
  readonly fields: FieldsOf<K>;
}
/** An observation of any one kind, so that checking `kind` narrows `fields`. */
export type AnyObservation = { [K in Kind]: Observation<K> }[Kind];

/** The schema of a kind's fields for those that may reach that far. `reaches` of all three accepts every field. */
export function fieldsSchema(kind: Kind, reaches: readonly Reach[]) {
  const shape = fieldsOf(kind).flatMap(([name, field]) =>
    reaches.includes(field.reach) ? [[name, z.optional(field.schema)] as const] : [],
  );
  return z.strictObject(Object.fromEntries(shape));
}

/** What every observation says beside its kind and its fields. */
export const envelope = {
  platform: z.enum(platforms),
  id: platformId,
  observedAt: time,
  adapter: z.templateLiteral([z.enum(platforms), '@', z.int()]),
  via: z.enum(vias),
  context: z.enum(contexts),
} as const;

function schemaFor(reaches: readonly Reach[]) {
  const [first, ...rest] = kinds.map((kind) => z.strictObject({ ...envelope, kind: z.literal(kind), fields: fieldsSchema(kind, reaches) }));
  if (!first) throw new Error('There is no kind at all.');
  // The branches are built from `facts`, whose value types are exactly those of AnyObservation.
  return z.discriminatedUnion('kind', [first, ...rest]) as unknown as z.ZodMiniType<AnyObservation, AnyObservation>;
}

// Pages carry this file for its keys: what is marked as pure is left out where nobody uses it.
/** An observation inside one browser: every field. */
export const LocalObservation = /* @__PURE__ */ schemaFor(['local', 'mine', 'public']);

/** X: what was seen on home and lists is the viewer's reading habit, and stays with the viewer. */
const sharedContextsOnX: readonly Context[] = ['profile', 'thread', 'search'];

/**
 * Where the profiles that pages load are mostly the viewer's own. Shared, they would tie the viewer's device key to the
 * viewer's account, so none of them is; nor are the places on boards that a profile page lists.
 */
const ownProfilesOn: readonly PlatformId[] = ['galxe', 'layer3'];

/** Whether a field of an observation may leave the browser: by its reach, and by what the platform and the page in front allow. */
export function mayBeShared(of: { platform: PlatformId; kind: Kind; context: Context }, name: string): boolean {
  const field = fieldOf(of.kind, name);
  if (field?.reach !== 'public') return false;
  const tellsOfOnePerson = of.kind === 'profile' || (of.kind === 'board-entry' && of.context === 'profile');
  if (tellsOfOnePerson && ownProfilesOn.includes(of.platform)) return false;
  return of.platform !== 'x' || (field.counterOrId && sharedContextsOnX.includes(of.context));
}

/** An observation as it may leave the browser: a field that may not is refused by its path. */
export const PublicObservation = /* @__PURE__ */ publicSchema();

function publicSchema() {
  return schemaFor(['public']).check((payload) => {
    const { fields } = payload.value;
    for (const name of Object.keys(fields)) {
      if (mayBeShared(payload.value, name)) continue;
      payload.issues.push({
        code: 'custom',
        input: fields,
        path: ['fields', name],
        message: 'may not leave the browser from this platform or page',
        params: { code: 'not_shareable' },
      });
    }
  });
}
