import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import { type FormEvent, useId, useState } from 'react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { outcomeWords } from '../words.ts';
import { type About, type Draft, type DraftField, type DraftToken, dayOf, readDraft } from './draft.ts';

const text = outcomeWords.form;

interface OutcomeFormProps {
  readonly about: About;
  readonly start: Draft;
  readonly save: (outcome: Outcome) => void;
  readonly cancel: () => void;
}

/** What a campaign paid, as the person writes it down. */
export function OutcomeForm({ about, start, save, cancel }: OutcomeFormProps) {
  const [draft, setDraft] = useState(start);
  const [problems, setProblems] = useState<ReadonlySet<DraftField>>(new Set());
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, about);
    if ('outcome' in read) save(read.outcome);
    else setProblems(read.problems);
  };
  const field = (name: 'points' | 'usd' | 'minutes') => (
    <Field
      label={text[name]}
      problem={problems.has(name) ? text.problem[name] : undefined}
      help={name === 'minutes' ? text.minutesHelp : undefined}
    >
      {(ids) => (
        <input
          {...ids}
          className="lens-input"
          inputMode="decimal"
          value={draft[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <form className="lens-stack panel-outcome" onSubmit={submit} noValidate>
      <fieldset className="panel-choice">
        <legend className="lens-hidden">{text.won}</legend>
        {([true, false] as const).map((won) => (
          <label key={String(won)}>
            <input type="radio" name="won" checked={draft.won === won} onChange={() => change({ won })} />
            {won ? text.yes : text.no}
          </label>
        ))}
      </fieldset>
      {draft.won && (
        <>
          <Tokens tokens={draft.tokens} problem={problems.has('tokens')} change={(tokens) => change({ tokens })} />
          <div className="panel-fields">
            {field('points')}
            {field('usd')}
          </div>
        </>
      )}
      <div className="panel-fields">
        {field('minutes')}
        <Field label={text.day} problem={problems.has('day') ? text.problem.day : undefined} help={undefined}>
          {(ids) => (
            <input
              {...ids}
              className="lens-input"
              type="date"
              max={dayOf(about.now)}
              value={draft.day}
              onChange={(event) => change({ day: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <div className="lens-line">
        <Button type="submit" kind="primary">
          {text.save}
        </Button>
        <Button onClick={cancel}>{text.cancel}</Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly problem: string | undefined;
  readonly help: string | undefined;
  readonly children: (ids: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }) => React.ReactNode;
}
function Field({ label, problem, help, children }: FieldProps) {
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

interface TokensProps {
  readonly tokens: readonly DraftToken[];
  readonly problem: boolean;
  readonly change: (tokens: readonly DraftToken[]) => void;
}
function Tokens({ tokens, problem, change }: TokensProps) {
  const edit = (at: number, part: Partial<DraftToken>) =>
    change(tokens.map((token, index) => (index === at ? { ...token, ...part } : token)));
  return (
    <fieldset className="panel-tokens">
      <legend>{text.tokens}</legend>
      {tokens.map((token, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own
        <div key={at} className="panel-token">
          <input
            className="lens-input"
            aria-label={text.amount}
            placeholder={text.amount}
            inputMode="decimal"
            aria-invalid={problem}
            value={token.amount}
            onChange={(event) => edit(at, { amount: event.currentTarget.value })}
          />
          <input
            className="lens-input"
            aria-label={text.symbol}
            placeholder={text.symbol}
            aria-invalid={problem}
            value={token.symbol}
            // Another token is found under another address.
            onChange={(event) => edit(at, { symbol: event.currentTarget.value, tokenAddress: undefined, chain: undefined })}
          />
          <IconButton icon="close" label={text.removeToken} onClick={() => change(tokens.filter((_, index) => index !== at))} />
        </div>
      ))}
      {problem && (
        <span className="panel-problem lens-small" role="alert">
          {text.problem.tokens}
        </span>
      )}
      <span>
        <Button kind="quiet" onClick={() => change([...tokens, { amount: '', symbol: '' }])}>
          {text.addToken}
        </Button>
      </span>
    </fieldset>
  );
}
