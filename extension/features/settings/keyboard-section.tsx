import { useEffect, useState } from 'react';
import { type Browser, browser } from 'wxt/browser';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/states.tsx';
import { settingsWords } from './words.ts';

const text = settingsWords.keyboard;

/** What can be done without a mouse: the browser's shortcuts, which the browser lets people change, and keys in our own pages. */
export function KeyboardSection() {
  const commands = useCommands();
  const [failed, setFailed] = useState(false);
  const open = () => openShortcuts().then(setFailed);
  return (
    <div className="lens-stack">
      <p className="lens-p lens-muted">{text.intro}</p>
      <Keys
        title={text.anywhere}
        keys={commands.map(({ name, description, shortcut }) => [
          (shortcut ?? '') === '' ? text.unset : shortcut,
          said(name) ?? description ?? name ?? '',
        ])}
      />
      <div className="lens-line">
        <Button onClick={open} icon="external">
          {text.change}
        </Button>
      </div>
      {failed && <Notice tone="info" title={text.changeByHand} live />}
      <Keys
        title={text.popup}
        keys={[
          ['/', text.popupKeys.search],
          ['↓ ↑', text.popupKeys.walk],
          ['Enter', text.popupKeys.open],
        ]}
      />
      <Keys
        title={text.page}
        keys={[
          ['/', text.pageKeys.search],
          ['Esc', text.pageKeys.clear],
        ]}
      />
    </div>
  );
}

/** The browser says them in its own language, which need not be the one that was chosen. */
const said = (command: string | undefined): string | undefined =>
  command === '_execute_action' ? text.openPopup : command === 'focus-overlay' ? text.focus : undefined;

type Key = readonly [keys: string | undefined, does: string];

function Keys({ title, keys }: { title: string; keys: readonly Key[] }) {
  return (
    <div className="lens-stack" data-gap="small">
      <h3 className="lens-h3">{title}</h3>
      <dl className="lens-pairs settings-keys">
        {keys.map(([key, does]) => (
          <div key={does} style={{ display: 'contents' }}>
            <dt>
              <kbd className="lens-code">{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The browser's shortcuts as they are now: people change them in another tab. */
function useCommands(): readonly Browser.commands.Command[] {
  const [commands, setCommands] = useState<readonly Browser.commands.Command[]>([]);
  useEffect(() => {
    const look = () => void browser.commands?.getAll().then(setCommands);
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  return commands;
}

/** @returns whether the browser would not show the page: then people are told where it is. */
async function openShortcuts(): Promise<boolean> {
  const own = browser.commands as { openShortcutSettings?: () => Promise<void> }; // Firefox has it, Chrome has an address
  try {
    if (own.openShortcutSettings) await own.openShortcutSettings();
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    return false;
  } catch {
    return true;
  }
}
