import { type PlatformPage, pageOf } from '@infofi-lens/shared/adapters/pages';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';

/** What the tab in front is about. */
export type Subject =
  | { readonly is: 'entity'; readonly platform: PlatformId; readonly kind: Page; readonly key: EntityKey }
  /** Addressed by a name: which entity it is, only the store knows. */
  | { readonly is: 'named'; readonly platform: PlatformId; readonly kind: Page; readonly name: string }
  /** A page of a platform about no single thing; boards among them, whose addresses say little. */
  | { readonly is: 'platform'; readonly platform: PlatformId }
  | { readonly is: 'elsewhere' };
type Page = NonNullable<PlatformPage['kind']> & Kind;

/** @param url Address of the tab; `undefined` when the extension may not know it, which is so for every other site. */
export function subjectOf(url: string | undefined): Subject {
  const page = url === undefined ? undefined : pageOf(url);
  if (!page) return { is: 'elsewhere' };
  const { platform, kind, id, name } = page;
  if (kind !== undefined && id !== undefined) return { is: 'entity', platform, kind, key: `${platform}:${kind}:${id}` };
  if (kind !== undefined && name !== undefined) return { is: 'named', platform, kind, name };
  return { is: 'platform', platform };
}
