import { nameOf } from '@infofi-lens/shared/words/locales';
import { useId } from 'react';
import type { Settings } from '../../storage/settings-schema.ts';
import { themes } from '../../storage/themes.ts';
import { Notice } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { offered } from '../../words/offered.ts';
import { HourWorth } from './hour-worth.tsx';
import { Reset } from './reset.tsx';
import { useChange } from './use-change.ts';
import { settingsWords } from './words.ts';

const text = settingsWords.display;
const automatic = 'automatic';

/** How it looks and what figures rest on. */
export function DisplaySection({ settings }: { settings: Settings }) {
  const { change, failed } = useChange();
  const id = useId();
  return (
    <div className="lens-stack">
      <fieldset className="settings-choice">
        <legend>{text.theme}</legend>
        {themes.map((theme) => (
          <label key={theme}>
            <input type="radio" name="theme" value={theme} checked={settings.theme === theme} onChange={() => change({ theme })} />
            {text.themes[theme]}
          </label>
        ))}
        <p className="lens-p lens-muted lens-small">{text.themeHelp}</p>
      </fieldset>
      <div className="lens-field">
        <label htmlFor={id}>{text.language}</label>
        <select
          id={id}
          className="lens-input"
          value={settings.locale ?? automatic}
          onChange={({ currentTarget: { value } }) => change({ locale: value === automatic ? null : value })}
        >
          <option value={automatic}>{text.automatic}</option>
          {offered.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {nameOf(locale)}
            </option>
          ))}
        </select>
      </div>
      <Switch
        label={text.overlay.label}
        detail={text.overlay.detail}
        checked={settings.overlay}
        onChange={(overlay) => change({ overlay })}
      />
      <Switch
        label={text.time.label}
        detail={text.time.detail}
        checked={settings.measureTime}
        onChange={(measureTime) => change({ measureTime })}
      />
      <Switch
        label={text.unconfirmed.label}
        detail={text.unconfirmed.detail}
        checked={settings.showUnconfirmed}
        onChange={(showUnconfirmed) => change({ showUnconfirmed })}
      />
      <HourWorth key={settings.hourWorth} current={settings.hourWorth} save={(worth) => change({ hourWorth: worth })} />
      <Reset settings={settings} section="display" change={change} />
      {failed && <Notice tone="bad" title={settingsWords.failed} live />}
    </div>
  );
}
