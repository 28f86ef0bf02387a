import type { EpochMs } from '@infofi-lens/shared/units';
import { browser } from 'wxt/browser';
import type { Store } from '../../storage/store.ts';

/** Opens the first run in a tab, once: not again after an update, nor where somebody has already decided. */
export async function openOnboardingOnce(store: Store, now: EpochMs): Promise<void> {
  const isFirst = await store.atOnce(async () => {
    const [{ onboardedAt }, { openedAt }] = [await store.settings.get(), await store.state.onboarding()];
    if (onboardedAt !== null || openedAt !== undefined) return false;
    await store.state.changeOnboarding({ openedAt: now });
    return true;
  });
  if (isFirst) await browser.tabs.create({ url: new URL('/onboarding.html', location.href).href });
}
