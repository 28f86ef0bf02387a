import type { Kind } from '../facts/catalog.ts';
import type { PlatformId } from '../facts/entity.ts';
import { pageOf } from './pages.ts';

interface Addressed {
  readonly platform: PlatformId;
  readonly kind: Kind;
  readonly id: string;
  /** Any of the entity's values; untrusted as to where an address leads. */
  readonly fields: { readonly url?: unknown; readonly alias?: unknown; readonly handle?: unknown };
}

/**
 * The page of an entity on its own platform, to be opened by a person.
 * @returns `undefined` when it is not known, or when the address that is known leads anywhere but to that platform.
 */
export function pageAddress(entity: Addressed): string | undefined {
  const address = typeof entity.fields.url === 'string' ? entity.fields.url : made(entity);
  return address !== undefined && pageOf(address)?.platform === entity.platform ? address : undefined;
}

function made({ platform, kind, id, fields: { alias, handle } }: Addressed): string | undefined {
  const part = (value: unknown) => (typeof value === 'string' && value.isWellFormed() ? encodeURIComponent(value) : undefined);
  const at = (base: string, last: string | undefined) => (last === undefined ? undefined : base + last);
  if (platform === 'galxe' && kind === 'space') return at('https://app.galxe.com/quest/', part(alias));
  if (platform === 'galxe' && kind === 'profile') return at('https://app.galxe.com/id/', part(id));
  if (platform === 'layer3' && kind === 'space') return at('https://app.layer3.xyz/communities/', part(alias ?? id));
  if (platform === 'kaito' && kind === 'profile') return at('https://kaito.ai/mindshare-arena/kol/', part(id));
  if (platform === 'x' && kind === 'profile') return at('https://x.com/', part(handle)) ?? at('https://x.com/i/user/', part(id));
  return platform === 'x' && kind === 'post' ? at('https://x.com/i/status/', part(id)) : undefined;
}
