import type { AppealAbout } from '@infofi-lens/shared/contracts/standing';
import { type FormEvent, useId, useState } from 'react';
import { send } from '../../messaging/send.ts';
import { Button } from '../../ui/button.tsx';
import { codeOf, problemText } from '../../ui/problem/problem-text.ts';
import { Notice } from '../../ui/states.tsx';
import { settingsWords } from './words.ts';

const text = settingsWords.standing;
const longest = 2_000;

/** Objects to something: first a button, then a few lines to write. What was written stays when it could not be sent. */
export function AppealForm({ label, about, onSent }: { label: string; about: AppealAbout; onSent: () => void }) {
  const [at, go] = useState<'closed' | 'open' | 'sending' | 'sent'>('closed');
  const [written, write] = useState('');
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (written.trim() === '') return;
    go('sending');
    setProblem(undefined);
    send('appeal', { about, text: written.trim() }).then(
      () => {
        go('sent');
        onSent();
      },
      (error: Error) => {
        go('open');
        setProblem(problemText(codeOf(error)));
      },
    );
  };
  if (at === 'sent') return <Notice tone="good" title={text.sent} live />;
  if (at === 'closed')
    return (
      <span>
        <Button onClick={() => go('open')}>{label}</Button>
      </span>
    );
  return (
    <form className="lens-field" onSubmit={submit}>
      <label htmlFor={id}>{text.appealText}</label>
      <textarea
        id={id}
        className="lens-input"
        rows={3}
        maxLength={longest}
        value={written}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
        autoFocus
        onChange={(event) => write(event.currentTarget.value)}
      />
      <div className="lens-line">
        <Button type="submit" disabled={at === 'sending' || written.trim() === ''}>
          {text.send}
        </Button>
        <Button onClick={() => go('closed')}>{text.cancel}</Button>
      </div>
      {problem && <Notice tone="bad" title={problem} live />}
    </form>
  );
}
