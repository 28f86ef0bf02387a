import { usableFields } from '@infofi-lens/shared/facts/known';
import type { EpochMs } from '@infofi-lens/shared/units';
import { entities, ofKind } from './entities.ts';
import type { Store } from './store.ts';

/** An account of X: its number stays, its handle may change. */
export interface XAccount {
  readonly xId: string;
  /** As X writes it. */
  readonly handle: string;
  readonly displayName?: string;
  /** The newest own sighting; `undefined` when only the crowd knows it. */
  readonly seenAt?: EpochMs;
}

/** Platforms that name people by the number of their X account. */
const namers = ['x', 'kaito'] as const;

/** What a person may have typed as a handle. @returns without what leads to it; `undefined` for what is no handle. */
export const handleFrom = (typed: string): string | undefined =>
  /^(?:(?:https?:\/\/)?(?:www\.|mobile\.)?(?:x|twitter)\.com\/)?@?([A-Za-z0-9_]{1,15})\/?$/.exec(typed.trim())?.[1];

/** The X account of that handle, as this browser or the crowd last met it. @returns `undefined` when neither did. */
export async function xAccountNamed({ facts, crowd }: Pick<Store, 'facts' | 'crowd'>, handle: string): Promise<XAccount | undefined> {
  const rows = await Promise.all(
    namers.flatMap((platform) => [facts.byPage(platform, 'profile', handle), crowd.byPage(platform, 'profile', handle)]),
  );
  const keys = [...new Set(rows.flatMap((row) => row?.key ?? []))];
  const found = (await entities({ facts, crowd }, keys)).flatMap((one) => {
    const profile = ofKind(one, 'profile');
    const known = profile && /^\d{1,20}$/.test(profile.id) ? usableFields(profile, { unconfirmed: true }) : undefined;
    if (!profile || known?.handle?.toLowerCase() !== handle.toLowerCase()) return [];
    const { lastSeen: seenAt } = profile;
    const { displayName } = known;
    const account: XAccount = {
      xId: profile.id,
      handle: known.handle,
      ...(displayName === undefined ? {} : { displayName }),
      ...(seenAt === undefined ? {} : { seenAt }),
    };
    return account;
  });
  // A handle that another account took over is the one's that was met last.
  return found.sort((a, b) => (b.seenAt ?? 0) - (a.seenAt ?? 0))[0];
}
