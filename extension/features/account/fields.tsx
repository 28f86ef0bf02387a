import { useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly type: 'email' | 'password' | 'text';
  readonly value: string;
  readonly onWrite: (value: string) => void;
  readonly autoComplete: 'username' | 'current-password' | 'new-password' | 'off';
  readonly help?: string;
}

/** One line to write in, with its name above and what to know below. */
export function Field({ label, type, value, onWrite, autoComplete, help }: FieldProps) {
  const id = useId();
  return (
    <div className="lens-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="lens-input"
        type={type}
        value={value}
        autoComplete={autoComplete}
        spellCheck={false}
        aria-describedby={help && `${id}-help`}
        onChange={(event) => onWrite(event.currentTarget.value)}
      />
      {help && (
        <span id={`${id}-help`} className="lens-muted lens-small">
          {help}
        </span>
      )}
    </div>
  );
}
