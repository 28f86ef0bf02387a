import { useId } from 'react';

export interface SelectFieldProps {
  readonly label: string;
  readonly options: readonly { readonly key: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}

/** One of several, with its name above it. */
export function SelectField({ label, options, value, onChange }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="lens-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="lens-input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
