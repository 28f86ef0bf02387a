import { AccountErasure } from '@infofi-lens/shared/contracts/account';
import type { Signed } from '@infofi-lens/shared/signing/signed';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { store } from '../../storage/store.ts';
import { Button } from '../../ui/button.tsx';
import { dateTime } from '../../ui/format.ts';
import { Notice } from '../../ui/states.tsx';
import { accountAt } from './server.ts';
import { Trouble } from './trouble.tsx';
import { accountWords } from './words.ts';

const words = accountWords.erase;

/** Deletes the account, after asking once more. */
export function EraseAccount({ server, onErased }: { server: string; onErased: (proof: Signed) => void }) {
  const [asked, setAsked] = useState(false);
  const erase = useMutation({
    mutationFn: async () => (await accountAt(server)).erase(),
    onSuccess: async (proof) => {
      onErased(proof);
      await store.session.forget();
    },
  });
  return (
    <div className="lens-stack settings-part" data-gap="small">
      <h3 className="lens-h3">{words.title}</h3>
      <p className="lens-p lens-muted">{words.what}</p>
      {erase.isError && <Trouble error={erase.error} />}
      {asked ? (
        <Notice tone="warn" title={words.sure}>
          <p className="lens-p">{words.noWayBack}</p>
          <div className="lens-line">
            <Button kind="danger" aria-busy={erase.isPending} onClick={() => erase.isPending || erase.mutate()}>
              {words.yes}
            </Button>
            <Button autoFocus onClick={() => setAsked(false)}>
              {words.no}
            </Button>
          </div>
        </Notice>
      ) : (
        <div className="lens-line">
          <Button kind="danger" onClick={() => setAsked(true)}>
            {words.start}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What the server signs for: nothing of the account is left. */
export function Erased({ proof }: { proof: Signed }) {
  const { at, tables } = AccountErasure.parse(JSON.parse(proof.text));
  const rows = Object.values(tables).reduce((sum, { deleted }) => sum + deleted, 0);
  return (
    <Notice tone="good" title={words.done} live>
      <p className="lens-p">{words.proof(dateTime(at), rows, Object.keys(tables).length)}</p>
      <details>
        <summary>{words.signed(proof.keyId)}</summary>
        <pre className="settings-raw">{JSON.stringify(proof, undefined, 2)}</pre>
      </details>
    </Notice>
  );
}
