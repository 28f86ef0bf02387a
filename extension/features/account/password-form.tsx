import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/states.tsx';
import { Field } from './fields.tsx';
import { accountAt } from './server.ts';
import { Trouble } from './trouble.tsx';
import { accountWords } from './words.ts';

const words = accountWords.email;

/** Sets another password; the other devices are signed out. */
export function PasswordForm({ server, onClose }: { server: string; onClose: () => void }) {
  const [current, writeCurrent] = useState('');
  const [password, writePassword] = useState('');
  const change = useMutation({ mutationFn: async () => (await accountAt(server)).changePassword(current, password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate();
  };
  if (change.isSuccess)
    return (
      <Notice tone="good" title={words.changed} live>
        <Button onClick={onClose}>{words.close}</Button>
      </Notice>
    );
  return (
    <form className="lens-stack" onSubmit={submit} noValidate>
      <Field label={words.current} type="password" autoComplete="current-password" value={current} onWrite={writeCurrent} />
      <Field
        label={words.next}
        type="password"
        autoComplete="new-password"
        value={password}
        onWrite={writePassword}
        help={words.passwordHelp}
      />
      {change.isError && <Trouble error={change.error} />}
      <div className="lens-line">
        <Button type="submit" kind="primary" aria-busy={change.isPending} disabled={current === '' || password === ''}>
          {words.change}
        </Button>
        <Button onClick={onClose}>{accountWords.cancel}</Button>
      </div>
    </form>
  );
}
