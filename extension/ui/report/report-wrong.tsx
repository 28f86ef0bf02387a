import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { type ReportReason, reportReasons } from '@infofi-lens/shared/contracts/report-reasons';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../button.tsx';
import { fieldLabel } from '../value-text.ts';
import { words } from '../words.ts';
import { reportWords as text } from './words.ts';

export interface Wrong {
  readonly platform: PlatformId;
  readonly kind: Kind;
  /** `*`: all of it. */
  readonly field: string;
  readonly reason: ReportReason;
}
interface ReportWrongProps {
  readonly platform: PlatformId;
  readonly kind: Kind;
  /** Names of the fields that are shown. */
  readonly fields: readonly string[];
  /** Version of the extension. */
  readonly version: string;
  /** @returns whether it was told already; else it waits. @throws {LensError} whose code says why it could not be told. */
  readonly send: (wrong: Wrong) => Promise<{ readonly sent: boolean }>;
}
type State = 'open' | 'sending' | 'sent' | 'waiting' | keyof typeof text.failed;

/** Lets a person say that something looks wrong. Says what will be sent before it is, and sends only on the click. */
export function ReportWrong({ platform, kind, fields, version, send }: ReportWrongProps) {
  const id = useId();
  const [field, setField] = useState('*');
  const [reason, setReason] = useState<ReportReason>('wrong-value');
  const [state, setState] = useState<State>('open');
  const label = field === '*' ? text.whole : fieldLabel(kind, field);
  const adapter = `${platform}@${adapterMetas[platform].version}`;
  const told = [words.platform[platform], adapter, text.kinds[kind], label, text.reasons[reason], text.version(version)].join(' · ');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setState('sending');
    send({ platform, kind, field, reason }).then(
      ({ sent }) => setState(sent ? 'sent' : 'waiting'),
      (error: unknown) => setState(failureOf(error)),
    );
  };
  const change = (set: () => void) => {
    set();
    setState('open');
  };
  return (
    <details className="lens-details lens-report">
      <summary>{text.open}</summary>
      <form className="lens-stack" onSubmit={submit}>
        <div className="lens-field">
          <label htmlFor={`${id}-field`}>{text.field}</label>
          <select
            id={`${id}-field`}
            className="lens-input"
            value={field}
            onChange={({ currentTarget }) => change(() => setField(currentTarget.value))}
          >
            <option value="*">{text.whole}</option>
            {fields.map((name) => (
              <option key={name} value={name}>
                {fieldLabel(kind, name)}
              </option>
            ))}
          </select>
        </div>
        <div className="lens-field">
          <label htmlFor={`${id}-reason`}>{text.reason}</label>
          <select
            id={`${id}-reason`}
            className="lens-input"
            value={reason}
            onChange={({ currentTarget }) => change(() => setReason(currentTarget.value as ReportReason))} // its options are those below
          >
            {reportReasons.map((name) => (
              <option key={name} value={name}>
                {text.reasons[name]}
              </option>
            ))}
          </select>
        </div>
        <p className="lens-p lens-small">
          {text.sends(told)} <span className="lens-muted">{text.never}</span>
        </p>
        <div className="lens-line">
          {state !== 'sent' && state !== 'waiting' && (
            <Button type="submit" disabled={state === 'sending'}>
              {state === 'sending' ? text.sending : text.send}
            </Button>
          )}
          <span role="status" className="lens-small">
            {outcomeOf(state)}
          </span>
        </div>
      </form>
    </details>
  );
}

function outcomeOf(state: State): string {
  if (state === 'sent' || state === 'waiting') return text[state];
  return state in text.failed ? text.failed[state as keyof typeof text.failed] : ''; // it was just looked up
}

function failureOf(error: unknown): keyof typeof text.failed {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return Object.hasOwn(text.failed, code) ? (code as keyof typeof text.failed) : 'other'; // it is one of its keys
}
