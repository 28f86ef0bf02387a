import { isKind, type Kind } from './catalog.ts';

export const platforms = ['galxe', 'layer3', 'kaito', 'x'] as const;
export type PlatformId = (typeof platforms)[number];

/** `platform:kind:id`. */
export type EntityKey = `${PlatformId}:${Kind}:${string}`;

export function entityKey(of: { platform: PlatformId; kind: Kind; id: string }): EntityKey {
  return `${of.platform}:${of.kind}:${of.id}`;
}

/** @returns `undefined` for a text that is no entity key. */
export function parseEntityKey(key: string): { platform: PlatformId; kind: Kind; id: string } | undefined {
  const afterPlatform = key.indexOf(':');
  const afterKind = key.indexOf(':', afterPlatform + 1);
  if (afterPlatform === -1 || afterKind === -1) return undefined;
  const known = platforms.find((name) => name === key.slice(0, afterPlatform));
  const kind = key.slice(afterPlatform + 1, afterKind);
  const id = key.slice(afterKind + 1);
  return known && isKind(kind) && id !== '' ? { platform: known, kind, id } : undefined;
}
