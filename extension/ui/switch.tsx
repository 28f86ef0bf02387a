import { useId } from 'react';

interface SwitchProps {
  readonly label: string;
  /** What it means, read with the label. */
  readonly detail?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** On or off, at once. Its state is a position and a filled track, not a colour alone. */
export function Switch({ label, detail, checked, disabled = false, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label className="lens-switch" data-disabled={disabled || undefined}>
      <span className="lens-switch-words">
        <span id={`${id}-label`}>{label}</span>
        {detail && (
          <span id={`${id}-detail`} className="lens-muted lens-small">
            {detail}
          </span>
        )}
      </span>
      <span className="lens-switch-control">
        <input
          type="checkbox"
          role="switch"
          aria-checked={checked}
          checked={checked}
          disabled={disabled}
          aria-labelledby={`${id}-label`}
          aria-describedby={detail ? `${id}-detail` : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span className="lens-switch-track" />
      </span>
    </label>
  );
}
