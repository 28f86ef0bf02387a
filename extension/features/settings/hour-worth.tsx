import { hourWorth } from '@infofi-lens/shared/scoring/roi/recommend';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { usd } from '../../ui/format.ts';
import { settingsWords } from './words.ts';

const text = settingsWords.display.worth;

interface HourWorthProps {
  readonly current: number | undefined;
  readonly save: (worth: number) => void;
}

/** What advice is measured against. */
export function HourWorth({ current, save }: HourWorthProps) {
  const [written, write] = useState(current === undefined ? '' : String(current));
  const [isBad, setBad] = useState(false);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const worth = written.trim() === '' ? hourWorth : Number(written);
    const isGood = Number.isFinite(worth) && worth >= 0 && worth <= 100_000;
    setBad(!isGood);
    if (isGood) save(worth);
  };
  return (
    <form className="lens-field" onSubmit={submit} noValidate>
      <label htmlFor={id}>{text.label}</label>
      <div className="settings-address">
        <input
          id={id}
          className="lens-input"
          inputMode="decimal"
          value={written}
          placeholder={String(hourWorth)}
          aria-invalid={isBad}
          aria-describedby={`${id}-help`}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <Button type="submit">{text.save}</Button>
      </div>
      <span id={`${id}-help`} className={isBad ? 'settings-problem' : 'lens-muted lens-small'} role={isBad ? 'alert' : undefined}>
        {isBad ? text.invalid : text.help(usd(hourWorth))}
      </span>
    </form>
  );
}
