import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { type PlatformId, platforms } from '@infofi-lens/shared/facts/entity';
import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

export const hostsOf = (platform: PlatformId): string[] => [...adapterMetas[platform].matches];

/** The platforms whose pages the browser lets the extension read, as that changes. `undefined` until it is known. */
export function useHosts(): ReadonlySet<PlatformId> | undefined {
  const [granted, setGranted] = useState<ReadonlySet<PlatformId>>();
  useEffect(() => {
    const look = async () => {
      const held = await Promise.all(platforms.map((platform) => browser.permissions.contains({ origins: hostsOf(platform) })));
      setGranted(new Set(platforms.filter((_, at) => held[at])));
    };
    void look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);
  return granted;
}
