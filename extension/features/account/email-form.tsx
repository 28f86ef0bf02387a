import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/states.tsx';
import { Field } from './fields.tsx';
import { accountAt } from './server.ts';
import { Trouble } from './trouble.tsx';
import { accountWords } from './words.ts';

const words = accountWords.email;

/** Gives the account an address and a password: a mail with a link goes there. */
export function EmailForm({ server, onClose }: { server: string; onClose: () => void }) {
  const [email, writeEmail] = useState('');
  const [password, writePassword] = useState('');
  const send = useMutation({ mutationFn: async () => (await accountAt(server)).addEmail(email.trim(), password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate();
  };
  if (send.isSuccess)
    return (
      <Notice tone="good" title={words.sent(email.trim())} live>
        <p className="lens-p">{words.sentNext}</p>
        <Button onClick={onClose}>{words.close}</Button>
      </Notice>
    );
  return (
    <form className="lens-stack" onSubmit={submit} noValidate>
      <Field label={words.address} type="email" autoComplete="username" value={email} onWrite={writeEmail} />
      <Field
        label={words.password}
        type="password"
        autoComplete="new-password"
        value={password}
        onWrite={writePassword}
        help={words.passwordHelp}
      />
      {send.isError && <Trouble error={send.error} />}
      <div className="lens-line">
        <Button type="submit" kind="primary" aria-busy={send.isPending} disabled={email.trim() === '' || password === ''}>
          {words.send}
        </Button>
        <Button onClick={onClose}>{accountWords.cancel}</Button>
      </div>
    </form>
  );
}
