import { announcements, newestOf } from '@infofi-lens/shared/collection/announcements';
import { platforms } from '@infofi-lens/shared/facts/entity';
import { hasConsent } from '../../permissions/data-consent.ts';
import { type SettingsPatch, sharesAnything } from '../../storage/settings-schema.ts';
import type { Store } from '../../storage/store.ts';
import { tellConditions } from './conditions.ts';
import { alignOptionalScripts, giveHostsBack } from './optional-scripts.ts';
import { withdrawn, withoutWithdrawn } from './withdrawn.ts';

/**
 * Writes a change of settings down and acts on it. What waits to be shared goes with the consent, in the same transaction.
 * A worker that dies after it finds the rest undone at its next start: {@link alignOptionalScripts} runs then too, and pages
 * ask for their conditions whenever they are opened.
 */
export async function changeSettings(store: Store, wanted: SettingsPatch): Promise<void> {
  const patch = await withoutWithdrawn(wanted);
  await store.atOnce(async () => {
    const { platforms: before, api, onboardedAt } = await store.settings.get();
    // Who decides for the first time is shown what leaves as it is now.
    const decidesFirst = onboardedAt === null && typeof patch.onboardedAt === 'number';
    const settings = await store.settings.change(decidesFirst ? { ...patch, acknowledged: newestOf(announcements) } : patch);
    // How reading went while a platform was not shared is never told: the count begins with the consent.
    const begun = platforms.filter((platform) => settings.platforms[platform].share && !before[platform].share);
    if (begun.length > 0) await store.state.healthWasTold(await store.health.totalsOf(begun));
    if (settings.api !== api) {
      await store.toldTimes.clear();
      await store.outcomes.unheard();
      await store.reports.clear();
      await store.settings.change({ syncLedger: null }); // the account was one of the other server
    }
    for (const platform of platforms) if (!settings.platforms[platform].share) await store.queue.dropPlatform(platform);
  });
  await alignOptionalScripts(store);
  if (patch.platforms?.x?.enabled === false) await giveHostsBack();
  await tellConditions(store);
}

/**
 * Brings what is on in line with what the browser still grants, which people can take back at any time outside of the product.
 * Running it twice is running it once.
 * @param signOut Ends the session of whoever is signed in, without a word to the server.
 */
export async function alignWithBrowser(store: Store, signOut: () => Promise<void>): Promise<void> {
  const off = await withdrawn();
  const [account, report] = await Promise.all([hasConsent('account'), hasConsent('report')]);
  if (!account) await signOut();
  if (!report) await store.reports.clear();
  const settings = await store.settings.get();
  const leaves = sharesAnything(settings) || typeof settings.syncLedger === 'string';
  if (leaves && Object.keys(off).length > 0) await changeSettings(store, off);
  else await alignOptionalScripts(store);
}
