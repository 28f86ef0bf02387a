import { fieldsOf, type Kind, kinds } from '../facts/catalog.ts';
import { type PlatformId, platforms } from '../facts/entity.ts';
import { type Context, contexts, mayBeShared } from '../facts/observation.ts';
import { fingerprint } from '../fingerprint.ts';

/** One field in one place from which it may be shared. */
export interface SharedField {
  readonly platform: PlatformId;
  readonly kind: Kind;
  readonly context: Context;
  readonly field: string;
}

/** Everything that may be shared, from the field declarations: every field on every platform in every context that lets it go. */
export function sharedFields(): SharedField[] {
  return platforms.flatMap((platform) =>
    kinds.flatMap((kind) =>
      contexts.flatMap((context) =>
        fieldsOf(kind).flatMap(([field]) => (mayBeShared({ platform, kind, context }, field) ? [{ platform, kind, context, field }] : [])),
      ),
    ),
  );
}

/** A short name for such a list, whatever its order. */
export const sharedPrint = (fields: readonly SharedField[]): string =>
  fingerprint(
    fields
      .map(({ platform, kind, context, field }) => `${platform} ${kind} ${context} ${field}`)
      .sort()
      .join('\n'),
  );
