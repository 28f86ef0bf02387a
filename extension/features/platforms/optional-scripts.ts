import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { type Browser, browser } from 'wxt/browser';
import type { Store } from '../../storage/store.ts';

type Script = Browser.scripting.RegisteredContentScript;

const matches = [...adapterMetas.x.matches];
const script = (name: string, more: Pick<Script, 'world'> = {}): Script => ({
  id: name,
  js: [`content-scripts/${name}.js`],
  matches,
  runAt: 'document_start',
  persistAcrossSessions: true,
  ...more,
});
/** What runs on X once it is switched on. Names are those of the entrypoints. */
const scripts = [script('x-tap', { world: 'MAIN' }), script('x')];

/** Off means off: the hosts are asked for again when it is switched on again. Hosts that a build requires stay. */
export async function giveHostsBack(): Promise<void> {
  await browser.permissions.remove({ origins: matches }).catch(() => false);
}

/**
 * Brings what is registered in line with what was decided and granted. Updates clear registrations and hosts can be taken back
 * at any time, so this runs whenever either may have changed; running it twice is running it once.
 */
export async function alignOptionalScripts(store: Store): Promise<void> {
  const granted = await browser.permissions.contains({ origins: matches });
  const settings = await store.settings.get();
  const wanted = granted && settings.platforms.x.enabled;
  // Without the host "on" would be a lie that people act on.
  if (settings.platforms.x.enabled && !granted)
    await store.atOnce(() => store.settings.change({ platforms: { x: { enabled: false, share: false } } }));

  const ids = scripts.map(({ id }) => id);
  const there = new Set((await browser.scripting.getRegisteredContentScripts({ ids })).map(({ id }) => id));
  const missing = scripts.filter(({ id }) => !there.has(id));
  if (wanted && missing.length > 0) await browser.scripting.registerContentScripts(missing);
  if (!wanted && there.size > 0) await browser.scripting.unregisterContentScripts({ ids: [...there] });
}
