import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly problem: string | undefined;
  readonly help: string | undefined;
  readonly children: (ids: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }) => ReactNode;
}
/** A field with its label, and below it what is wrong or what helps. */
export function Field({ label, problem, help, children }: FieldProps) {
  const id = useId();
  const told = problem ?? help;
  return (
    <div className="lens-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': problem !== undefined, 'aria-describedby': told && `${id}-told` })}
      {told && (
        <span
          id={`${id}-told`}
          className={problem ? 'panel-problem lens-small' : 'lens-muted lens-small'}
          role={problem ? 'alert' : undefined}
        >
          {told}
        </span>
      )}
    </div>
  );
}
