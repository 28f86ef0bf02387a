import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { type PlatformId, platforms } from '@infofi-lens/shared/facts/observation';
import { isOff } from '@infofi-lens/shared/switches/switches';
import type { PageNotice } from '../ui/page-notice.tsx';
import { changedPages } from './layout.ts';
import type { PageKind } from './page-outcome.ts';
import type { Store } from './store.ts';

/** The notice for one kind of a platform's pages; without `page` for any of them. */
export async function noticeFor({ state }: Pick<Store, 'state'>, platform: PlatformId, page?: PageKind): Promise<PageNotice | undefined> {
  const [{ switches }, layout] = await Promise.all([state.switches(), state.layout()]);
  const off = isOff(switches, platform, adapterMetas[platform].version);
  if (off) return { what: 'off', ...off };
  const changed = changedPages(layout, platform).find((one) => page === undefined || one.page === page);
  return changed && { what: 'changed', since: changed.since };
}

/** Every platform that has one, with the newest sighting there is of it. */
export async function allNotices(store: Pick<Store, 'state' | 'facts'>) {
  const all = await Promise.all(
    platforms.map(async (platform) => {
      const notice = await noticeFor(store, platform);
      return notice && { platform, notice, dataFrom: await store.facts.newestOf(platform) };
    }),
  );
  return all.filter((one) => one !== undefined);
}
