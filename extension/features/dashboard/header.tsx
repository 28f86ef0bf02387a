import { useState } from 'react';
import { browser } from 'wxt/browser';
import { send } from '../../messaging/send.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { IconButton } from '../../ui/button.tsx';
import { Logo } from '../../ui/icon.tsx';
import { openPanel } from './open-panel.ts';
import { popupWords } from './words.ts';

/** The name, and the ways from here: pause, side panel, settings. */
export function Header({ settings }: { settings: Settings | undefined }) {
  const [failed, setFailed] = useState(false);
  const paused = settings?.paused ?? false;
  const pause = () => {
    send('change-settings', { paused: !paused }).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  return (
    <header className="popup-header">
      <h1 className="lens-h2">
        <Logo /> {popupWords.name}
      </h1>
      {failed && (
        <span role="alert" className="lens-small">
          {popupWords.failedSetting}
        </span>
      )}
      <span className="popup-ways">
        <IconButton
          icon={paused ? 'play' : 'pause'}
          label={paused ? popupWords.resume : popupWords.pause}
          aria-pressed={paused}
          disabled={settings === undefined}
          onClick={pause}
        />
        <IconButton icon="dashboard" label={popupWords.openDashboard} onClick={openDashboard} />
        <IconButton icon="panel" label={popupWords.openPanel} onClick={openPanel} />
        <IconButton icon="settings" label={popupWords.openSettings} onClick={() => browser.runtime.openOptionsPage()} />
      </span>
    </header>
  );
}

/** The pages that need room. */
function openDashboard(): void {
  browser.tabs.create({ url: new URL('/dashboard.html#plan', location.href).href }).then(
    () => window.close(),
    () => {}, // no window to open a tab in: the popup stays
  );
}
