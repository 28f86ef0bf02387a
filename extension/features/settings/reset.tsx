import { useState } from 'react';
import { defaultSettings, type Settings, type SettingsPatch } from '../../storage/settings-schema.ts';
import { builtInApi } from '../../storage/store.ts';
import { Button } from '../../ui/button.tsx';
import { settingsWords } from './words.ts';

const text = settingsWords.reset;
const first = defaultSettings(builtInApi);

/** What a section was on the first day. Nothing in it switches X on or shares anything. */
export const firstDay = {
  platforms: {
    paused: first.paused,
    platforms: Object.fromEntries(
      Object.entries(first.platforms).map(([id, { enabled }]) => [id, enabled ? { enabled } : { enabled, share: false }]),
    ),
  },
  sharing: {
    platforms: Object.fromEntries(Object.entries(first.platforms).map(([id, { share }]) => [id, { share }])),
    forget: ['shareOutcomes'],
  },
  server: { api: first.api, pullCrowd: first.pullCrowd },
  display: {
    theme: first.theme,
    locale: first.locale,
    overlay: first.overlay,
    measureTime: first.measureTime,
    showUnconfirmed: first.showUnconfirmed,
    forget: ['hourWorth'],
  },
} satisfies Record<string, SettingsPatch>;

/** Whether a change would change anything. */
export function wouldChange(settings: Settings, { platforms = {}, forget = [], ...rest }: SettingsPatch): boolean {
  const others = Object.entries(rest).some(([name, value]) => settings[name as keyof typeof rest] !== value);
  const some = Object.entries(platforms).some(([id, { enabled, share }]) => {
    const now = settings.platforms[id as keyof Settings['platforms']];
    return (enabled ?? now.enabled) !== now.enabled || (share ?? now.share) !== now.share;
  });
  return others || some || forget.some((name) => settings[name] !== undefined);
}

interface ResetProps {
  readonly settings: Settings;
  readonly section: keyof typeof firstDay;
  readonly change: (patch: SettingsPatch) => void;
}

/** Puts a section back to the first day, after a second press. */
export function Reset({ settings, section, change }: ResetProps) {
  const [asked, ask] = useState(false);
  const can = wouldChange(settings, firstDay[section]);
  const go = () => {
    change(firstDay[section]);
    ask(false);
  };
  if (!can) return <p className="lens-p lens-muted lens-small">{text.isDefault}</p>;
  if (!asked)
    return (
      <div className="lens-line settings-reset">
        <Button kind="quiet" aria-label={text.named(settingsWords.sections[section])} onClick={() => ask(true)}>
          {text.reset}
        </Button>
      </div>
    );
  return (
    <fieldset className="lens-line settings-sure">
      <legend className="lens-hidden">{text.sure(settingsWords.sections[section])}</legend>
      <span aria-hidden="true">{text.sure(settingsWords.sections[section])}</span>
      <Button kind="danger" onClick={go}>
        {text.yes}
      </Button>
      <Button onClick={() => ask(false)}>{text.no}</Button>
    </fieldset>
  );
}
