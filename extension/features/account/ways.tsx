import type { Account } from '@infofi-lens/shared/contracts/account';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { date } from '../../ui/format.ts';
import { AddingWallet } from './adding-wallet.tsx';
import { EmailForm } from './email-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { accountAt } from './server.ts';
import { Trouble } from './trouble.tsx';
import { accountWords } from './words.ts';

const words = accountWords.ways;

interface WaysProps {
  readonly server: string;
  readonly account: Account;
  /** Something changed: the account is to be asked for again. */
  readonly onChanged: () => void;
}

/** How this account may be signed in: wallets, and an address with a password. The last one can not be taken away. */
export function Ways({ server, account, onChanged }: WaysProps) {
  const [open, setOpen] = useState<'email' | 'password'>();
  const remove = useMutation({
    mutationFn: async (what: { wallet: string } | 'email') => {
      const api = await accountAt(server);
      return what === 'email' ? api.removeEmail() : api.unlinkWallet(what.wallet);
    },
    onSettled: onChanged,
  });
  const only = account.wallets.length + (account.email ? 1 : 0) <= 1;
  const go = (what: { wallet: string } | 'email') => remove.isPending || remove.mutate(what);
  return (
    <div className="lens-stack settings-part" data-gap="small">
      <h3 className="lens-h3">{words.title}</h3>
      <ul className="settings-links">
        {account.wallets.map(({ address, linkedAt }) => (
          <li key={address}>
            <span>
              {words.wallet} <span className="lens-code settings-address-text">{address}</span>{' '}
              <span className="lens-muted lens-small">{words.since(date(linkedAt))}</span>
            </span>
            {!only && (
              <Button aria-label={words.removeWallet(address)} aria-busy={remove.isPending} onClick={() => go({ wallet: address })}>
                {words.remove}
              </Button>
            )}
          </li>
        ))}
        {account.email && (
          <li>
            <span>
              {words.email} <strong className="settings-address-text">{account.email.address}</strong>{' '}
              <span className="lens-muted lens-small">{words.since(date(account.email.confirmedAt))}</span>
            </span>
            <span className="lens-line">
              <Button aria-expanded={open === 'password'} onClick={() => setOpen(open === 'password' ? undefined : 'password')}>
                {words.changePassword}
              </Button>
              {!only && (
                <Button aria-label={words.removeEmail} aria-busy={remove.isPending} onClick={() => go('email')}>
                  {words.remove}
                </Button>
              )}
            </span>
          </li>
        )}
      </ul>
      {open === 'password' && <PasswordForm server={server} onClose={() => setOpen(undefined)} />}
      {only && <p className="lens-p lens-muted lens-small">{words.only}</p>}
      {remove.isError && <Trouble error={remove.error} />}
      <AddingWallet server={server} onChanged={onChanged}>
        <Button aria-expanded={open === 'email'} onClick={() => setOpen(open === 'email' ? undefined : 'email')}>
          {account.email ? words.otherEmail : words.addEmail}
        </Button>
      </AddingWallet>
      {open === 'email' && <EmailForm server={server} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
