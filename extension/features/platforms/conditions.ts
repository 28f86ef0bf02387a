import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { type PlatformId, platforms } from '@infofi-lens/shared/facts/entity';
import { fieldsOff, isOff } from '@infofi-lens/shared/switches/allowed';
import { tablesFor } from '@infofi-lens/shared/switches/switches';
import { browser } from 'wxt/browser';
import type { Conditions } from '../../messaging/protocol.ts';
import { tell } from '../../messaging/send.ts';
import { changedPages } from '../../storage/layout.ts';
import type { Store } from '../../storage/store.ts';
import { localeFor } from '../../words/choose.ts';

/** What may be done on a platform's pages as things are decided. */
export async function conditionsOn(store: Store, platform: PlatformId): Promise<Conditions> {
  const [settings, { switches }, layout] = await Promise.all([store.settings.get(), store.state.switches(), store.state.layout()]);
  const { version } = adapterMetas[platform];
  const on = settings.platforms[platform].enabled && !settings.paused;
  const off = isOff(switches, platform, version);
  const changed = changedPages(layout, platform);
  const dataFrom = off || changed.length > 0 ? await store.facts.newestOf(platform) : undefined;
  const fieldsOffHere = [...fieldsOff(switches, platform, version)].map(([kind, names]) => [kind, [...names]]);
  const tables = tablesFor(switches, platform);
  const { measureTime, overlay, showUnconfirmed, cardFolded, locale, theme } = settings;
  return {
    capture: on && !off,
    measureTime: on && measureTime,
    overlay: on && overlay,
    showUnconfirmed,
    locale: localeFor(locale),
    theme,
    ...(cardFolded === undefined ? {} : { cardFolded }),
    ...(off && { off }),
    ...(changed.length > 0 && { changed }),
    ...(dataFrom !== undefined && { dataFrom }),
    ...(fieldsOffHere.length > 0 && { fieldsOff: Object.fromEntries(fieldsOffHere) }),
    ...(Object.keys(tables).length > 0 && { tables: tables as Conditions['tables'] }), // the same lists, which nobody writes to
  };
}

/** Tells every open page of the platforms what may be done there now. */
export async function tellConditions(store: Store): Promise<void> {
  await Promise.all(
    platforms.map(async (platform) => {
      const tabs = await browser.tabs.query({ url: [...adapterMetas[platform].matches] });
      if (tabs.length === 0) return;
      const conditions = await conditionsOn(store, platform);
      await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [tell(id, 'conditions-changed', conditions)])));
    }),
  );
}
