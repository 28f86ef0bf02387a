import { LensError } from '@infofi-lens/shared/errors';
import { type ReactNode, useState } from 'react';
import { browser } from 'wxt/browser';
import { useLive } from '../../storage/hooks.ts';
import { now } from '../../storage/now.ts';
import { store } from '../../storage/store.ts';
import type { PendingWallet } from '../../storage/tables/session.ts';
import { Button } from '../../ui/button.tsx';
import { addingPage, askWallet, beginAdding } from './add-wallet.ts';
import { accountAt } from './server.ts';
import { Trouble } from './trouble.tsx';
import { useAsking } from './use-asking.ts';
import { Waiting } from './waiting.tsx';
import { accountWords } from './words.ts';

interface AddingWalletProps {
  readonly server: string;
  readonly onChanged: () => void;
  /** What stands beside the button. */
  readonly children: ReactNode;
}

/** A button that adds a wallet, and the wait until that wallet has signed on the server's page. */
export function AddingWallet({ server, onChanged, children }: AddingWalletProps) {
  const adding = useLive(async ({ session }) => (await session.adding()) ?? null, []);
  const [trouble, setTrouble] = useState<Error>();
  const start = () => {
    setTrouble(undefined);
    beginAdding(store, server, crypto.getRandomValues(new Uint8Array(32)), now())
      .then((pending) => browser.tabs.create({ url: addingPage(pending) }))
      .catch(setTrouble);
  };
  if (adding?.server === server)
    return (
      <WaitingForWallet
        pending={adding}
        onOver={(refused) => {
          setTrouble(refused === undefined ? undefined : new LensError(refused, accountWords.ways.notAdded));
          onChanged();
        }}
      />
    );
  return (
    <>
      {trouble && <Trouble error={trouble} />}
      <div className="lens-line">
        <Button onClick={start}>{accountWords.ways.addWallet}</Button>
        {children}
      </div>
    </>
  );
}

function WaitingForWallet({ pending, onOver }: { pending: PendingWallet; onOver: (refused: string | undefined) => void }) {
  useAsking(pending.verifier, async () => {
    const adding = await askWallet(store, await accountAt(pending.server), now());
    if (adding === 'waiting') return true;
    onOver(adding === 'over' ? undefined : adding.refused);
    return false;
  });
  const cancel = () => void store.session.endAdding();
  return <Waiting title={accountWords.ways.waiting} pending={pending} page={addingPage(pending)} onCancel={cancel} />;
}
