import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import type { PlatformId } from '@infofi-lens/shared/facts/observation';
import { browser } from 'wxt/browser';
import { send } from './send.ts';

/** What a page of the extension can switch. Each resolves once it is written down and holds everywhere. */

/** For the platforms whose hosts came with the installation; X needs {@link enableX}. */
export async function setPlatformEnabled(platform: PlatformId, enabled: boolean): Promise<void> {
  await send('change-settings', { platforms: { [platform]: { enabled } } });
}

/** Whether the public part of what is read there may be shared. What waited to be sent is dropped with the consent. */
export async function setSharing(platform: PlatformId, share: boolean): Promise<void> {
  await send('change-settings', { platforms: { [platform]: { share } } });
}

/**
 * Asks the user for X's hosts and, once they are granted, reads X. Has to be called directly in a click handler,
 * before anything is awaited: browsers ask only then.
 * @returns whether the user agreed.
 */
export async function enableX(): Promise<boolean> {
  const granted = await browser.permissions.request({ origins: [...adapterMetas.x.matches] });
  if (granted) await send('change-settings', { platforms: { x: { enabled: true } } });
  return granted;
}

/** Stops reading X and gives its hosts back. */
export async function disableX(): Promise<void> {
  await send('change-settings', { platforms: { x: { enabled: false, share: false } } });
  await browser.permissions.remove({ origins: [...adapterMetas.x.matches] }).catch(() => false); // hosts that are built in can not be given back
}

/** Nothing is read anywhere while paused. */
export async function setPaused(paused: boolean): Promise<void> {
  await send('change-settings', { paused });
}

/**
 * Chooses the API, `null` for none. Asks the user for its host, so the rule of {@link enableX} holds.
 * @param address With scheme; a path is dropped.
 * @returns whether the user agreed.
 * @throws {TypeError} when `address` is no address.
 */
export async function chooseApi(address: string | null): Promise<boolean> {
  const origin = address === null ? null : new URL(address).origin;
  // Match patterns have no ports: they cover all of a host's.
  const host = origin === null ? null : `${new URL(origin).protocol}//${new URL(origin).hostname}/*`;
  const granted = host === null || (await browser.permissions.request({ origins: [host] }));
  if (granted) await send('change-settings', { api: origin });
  return granted;
}
