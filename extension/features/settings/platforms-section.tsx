import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { type PlatformId, platforms } from '@infofi-lens/shared/facts/entity';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { useState } from 'react';
import { browser } from 'wxt/browser';
import { hostsOf, useHosts } from '../../permissions/hosts.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { words } from '../../ui/words.ts';
import { Reset } from './reset.tsx';
import { type SwitchedOff, UndoOff } from './undo-off.tsx';
import { useChange } from './use-change.ts';
import { settingsWords } from './words.ts';

const text = settingsWords.platforms;

/** What is read: everything, nothing, or single platforms. */
export function PlatformsSection({ settings }: { settings: Settings }) {
  const { change, failed } = useChange();
  return (
    <div className="lens-stack">
      <p className="lens-p lens-muted">{text.intro}</p>
      <Switch
        label={settingsWords.paused.label}
        detail={settingsWords.paused.detail}
        checked={settings.paused}
        onChange={(paused) => change({ paused })}
      />
      <PlatformSwitches settings={settings} />
      <Reset settings={settings} section="platforms" change={change} />
      {failed && <Notice tone="bad" title={settingsWords.failed} live />}
    </div>
  );
}

/** Whether each platform is read. X asks the browser for its pages first. */
export function PlatformSwitches({ settings }: { settings: Settings }) {
  const { change, failed } = useChange();
  const granted = useHosts();
  const [denied, setDenied] = useState(false);
  const [off, setOff] = useState<SwitchedOff>();

  // The browser asks only while it handles the click itself, so nothing may be awaited before.
  const allow = (platform: PlatformId) =>
    browser.permissions.request({ origins: hostsOf(platform) }).then((given) => {
      setDenied(!given);
      return given;
    });
  const read = (platform: PlatformId, on: boolean) => {
    // X gives its pages back to the browser when it goes: only the switch can ask for them again.
    setOff(on || adapterMetas[platform].optional ? undefined : { platform, ...settings.platforms[platform] });
    if (!on || granted?.has(platform))
      return change({ platforms: { [platform]: on ? { enabled: true } : { enabled: false, share: false } } });
    void allow(platform).then((given) => given && change({ platforms: { [platform]: { enabled: true } } }));
  };

  return (
    <>
      {platforms.map((platform) => (
        <div key={platform} className="lens-stack" data-gap="small">
          <Switch
            label={text.read(words.platform[platform])}
            detail={inWords(adapterMetas[platform].reads)}
            checked={settings.platforms[platform].enabled}
            onChange={(on) => read(platform, on)}
          />
          {off?.platform === platform && <UndoOff off={off} change={change} over={() => setOff(undefined)} />}
          {granted && !granted.has(platform) && settings.platforms[platform].enabled && (
            <Notice tone="warn" title={text.revoked(words.platform[platform])}>
              <span>
                <Button onClick={() => allow(platform)}>{text.grant}</Button>
              </span>
            </Notice>
          )}
        </div>
      ))}
      <p className="lens-p lens-muted lens-small">{text.xNote}</p>
      {denied && <Notice tone="info" title={text.denied} live />}
      {failed && <Notice tone="bad" title={settingsWords.failed} live />}
    </>
  );
}
