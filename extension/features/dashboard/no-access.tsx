import { platforms } from '@infofi-lens/shared/facts/entity';
import { browser } from 'wxt/browser';
import { hostsOf, useHosts } from '../../permissions/hosts.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { Button } from '../../ui/button.tsx';
import { listed } from '../../ui/listed.ts';
import { Notice } from '../../ui/states.tsx';
import { words } from '../../ui/words.ts';
import { popupWords } from './words.ts';

const text = popupWords.noAccess;

/** Says which sites the browser keeps the extension from although they are to be read, as people can decide there at any time. */
export function NoAccess({ settings }: { settings: Settings }) {
  const granted = useHosts();
  if (!granted) return null;
  const kept = platforms.filter((platform) => settings.platforms[platform].enabled && !granted.has(platform));
  if (kept.length === 0) return null;
  // Asked in the click itself; what was granted is seen by useHosts, and pages are read from their next load on.
  const allow = () => void browser.permissions.request({ origins: kept.flatMap(hostsOf) }).catch(() => false);
  return (
    <Notice tone="warn" title={text.title(listed(kept.map((platform) => words.platform[platform])))}>
      <span>{text.help}</span>
      <span>
        <Button onClick={allow}>{text.allow}</Button>
      </span>
    </Notice>
  );
}
