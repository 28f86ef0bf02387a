import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { type PlatformId, platforms } from '@infofi-lens/shared/facts/observation';
import { browser } from 'wxt/browser';
import type { Conditions } from '../../messaging/protocol.ts';
import { tell } from '../../messaging/send.ts';
import type { Settings } from '../../storage/settings-schema.ts';

/** What may be done on a platform's pages as things are decided. */
export function conditionsOn(platform: PlatformId, settings: Settings): Conditions {
  const on = settings.platforms[platform].enabled && !settings.paused;
  const { measureTime, overlay, showUnconfirmed, cardFolded } = settings;
  return {
    capture: on,
    measureTime: on && measureTime,
    overlay: on && overlay,
    showUnconfirmed,
    ...(cardFolded === undefined ? {} : { cardFolded }),
  };
}

/** Tells every open page of the platforms what may be done there now. */
export async function tellConditions(settings: Settings): Promise<void> {
  await Promise.all(
    platforms.map(async (platform) => {
      const tabs = await browser.tabs.query({ url: [...adapterMetas[platform].matches] });
      await Promise.all(
        tabs.flatMap(({ id }) => (id === undefined ? [] : [tell(id, 'conditions-changed', conditionsOn(platform, settings))])),
      );
    }),
  );
}
