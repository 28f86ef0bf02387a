import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

/** @property known `false` until the browser answered for the first time. */
export interface FrontTab {
  readonly known: boolean;
  readonly id: number | undefined;
  /** `undefined` when the extension may not know the address. */
  readonly url: string | undefined;
}

const againMs = 250;

/** The tab in front of this window, as it changes. A tab of the extension itself is looked past. */
export function useActiveTab(): FrontTab {
  const [tab, setTab] = useState<FrontTab>(before);
  useEffect(() => {
    let stopped = false;
    const look = async () => {
      const tabs = await browser.tabs.query({ active: true, currentWindow: true }).catch(() => undefined);
      if (!tabs && !stopped) setTimeout(look, againMs); // while a tab is being dragged, nobody is told
      if (!tabs || stopped) return;
      const [front] = tabs;
      if (front?.url?.startsWith(location.origin)) return;
      setTab({ known: true, id: front?.id, url: front?.url });
    };
    const changed = (_: number, change: { url?: string; status?: string }) => {
      if (change.url !== undefined || change.status === 'complete') void look();
    };
    const activated = () => void look();
    browser.tabs.onActivated.addListener(activated);
    browser.tabs.onUpdated.addListener(changed);
    addEventListener('focus', activated); // whatever was missed: who turns to the panel sees what is in front
    void look(); // last: what changes after the answer is told
    return () => {
      stopped = true;
      removeEventListener('focus', activated);
      browser.tabs.onActivated.removeListener(activated);
      browser.tabs.onUpdated.removeListener(changed);
    };
  }, []);
  return tab;
}

/** A panel that had to be opened in a tab of its own is told of what stood in front before it. */
function before(): FrontTab {
  const url = new URLSearchParams(location.search).get('of') ?? undefined;
  return { known: url !== undefined, id: undefined, url };
}
