import { useId, useState } from 'react';

interface NumberFieldProps {
  readonly label: string;
  readonly detail?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A number that counts as soon as it is one within the bounds; until then it is marked and the last good one holds. */
export function NumberField({ label, detail, value, least, most, step, onChange }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const good = typed === undefined || within(typed, least, most, step) !== undefined;
  return (
    <div className="lens-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="lens-input"
        type="number"
        inputMode="decimal"
        min={least}
        max={most}
        step={step}
        value={typed ?? value}
        aria-invalid={!good}
        aria-describedby={detail ? `${id}-detail` : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          const number = within(event.currentTarget.value, least, most, step);
          if (number !== undefined) onChange(number);
        }}
        onBlur={() => setTyped(undefined)}
      />
      {detail && (
        <span id={`${id}-detail`} className="lens-muted lens-small">
          {detail}
        </span>
      )}
    </div>
  );
}

function within(typed: string, least: number, most: number, step: number): number | undefined {
  const number = typed.trim() === '' ? Number.NaN : Number(typed);
  return number >= least && number <= most && Number.isInteger(number / step) ? number : undefined;
}
