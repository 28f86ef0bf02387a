import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { type About, type Draft, type DraftField, dayOf, readDraft } from './draft.ts';
import { Field } from './field.tsx';
import { Tokens } from './tokens.tsx';
import { outcomeWords } from './words.ts';

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
