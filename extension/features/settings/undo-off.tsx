import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Settings, SettingsPatch } from '../../storage/settings-schema.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/states.tsx';
import { words } from '../../ui/words.ts';
import { settingsWords } from './words.ts';

const text = settingsWords.platforms;

/** What a platform was set to before it was switched off. */
export type SwitchedOff = { readonly platform: PlatformId } & Settings['platforms'][PlatformId];

interface UndoOffProps {
  readonly off: SwitchedOff;
  readonly change: (patch: SettingsPatch) => void;
  /** It was taken back. */
  readonly over: () => void;
}

/** A platform that was switched off comes back as it was, with its sharing. */
export function UndoOff({ off: { platform, enabled, share }, change, over }: UndoOffProps) {
  const undo = () => {
    change({ platforms: { [platform]: { enabled, share } } });
    over();
  };
  return (
    <Notice title={text.switchedOff(words.platform[platform])} live>
      {share && <p className="lens-p lens-small">{text.switchedOffShare}</p>}
      <span>
        <Button onClick={undo}>{text.undo}</Button>
      </span>
    </Notice>
  );
}
