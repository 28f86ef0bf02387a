import { useId } from 'react';

interface ChooseProps {
  readonly label: string;
  readonly options: readonly { readonly key: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}

/** Which one of several a page is about. */
export function Choose({ label, options, value, onChange }: ChooseProps) {
  const id = useId();
  return (
    <div className="lens-field charts-choose">
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
