import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { type PlatformId, platforms } from '@infofi-lens/shared/facts/entity';
import { isOff } from '@infofi-lens/shared/switches/allowed';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { PageNotice } from '../ui/page-notice.tsx';
import { changedPages } from './layout.ts';
import type { PageKind } from './page-outcome.ts';
import type { Store } from './store.ts';

/** The notice for a kind of a platform's pages, or for any kind that was met since a time. */
export async function noticeFor(
  { state }: Pick<Store, 'state'>,
  platform: PlatformId,
  of: { readonly page: PageKind } | { readonly metSince: number },
): Promise<PageNotice | undefined> {
  const [{ switches }, layout] = await Promise.all([state.switches(), state.layout()]);
  const off = isOff(switches, platform, adapterMetas[platform].version);
  if (off) return { what: 'off', ...off };
  const changed = changedPages(layout, platform, 'metSince' in of ? of.metSince : 0).find(
    ({ page }) => !('page' in of) || page === of.page,
  );
  return changed && { what: 'changed', since: changed.since };
}

const day = 86_400_000;

/** Every platform that has one, met within a day, with the newest sighting there is of it: a page nobody goes to is no news. */
export async function allNotices(store: Pick<Store, 'state' | 'facts'>, now: EpochMs) {
  const all = await Promise.all(
    platforms.map(async (platform) => {
      const notice = await noticeFor(store, platform, { metSince: now - day });
      return notice && { platform, notice, dataFrom: await store.facts.newestOf(platform) };
    }),
  );
  return all.filter((one) => one !== undefined);
}
