import { LensError } from '@infofi-lens/shared/errors';
import { useState } from 'react';
import { browser } from 'wxt/browser';
import { useLive } from '../../storage/hooks.ts';
import { now } from '../../storage/now.ts';
import { store } from '../../storage/store.ts';
import type { PendingXLink } from '../../storage/tables/session.ts';
import { Button } from '../../ui/button.tsx';
import { askStated, beginStating, statingPage, type XWish } from './link-x.ts';
import { accountAt } from './server.ts';
import { Trouble } from './trouble.tsx';
import { useAsking } from './use-asking.ts';
import { Waiting } from './waiting.tsx';
import { accountWords } from './words.ts';
import { XForm } from './x-form.tsx';

const words = accountWords.x;

interface LinkingXProps {
  readonly server: string;
  readonly hasWallet: boolean;
  readonly onLinked: () => void;
  /** Another link was begun: what was said of the last change is over. */
  readonly onBegin: () => void;
}

/** A button that links an X account, the form for which one, and the wait until a wallet has signed on the server's page. */
export function LinkingX({ server, hasWallet, onLinked, onBegin }: LinkingXProps) {
  const stating = useLive(async ({ session }) => (await session.stating()) ?? null, []);
  const [open, setOpen] = useState(false);
  const [trouble, setTrouble] = useState<Error>();
  const start = async (wish: XWish) => {
    const given = { server, random: crypto.getRandomValues(new Uint8Array(32)), now: now() };
    const pending = await beginStating(store, await accountAt(server), wish, given);
    setOpen(false);
    await browser.tabs.create({ url: statingPage(pending) });
  };
  if (!hasWallet) return <p className="lens-p lens-small">{words.noWallet}</p>;
  if (stating?.server === server)
    return (
      <WaitingForStatement
        pending={stating}
        onOver={(refused) => {
          setTrouble(refused === undefined ? undefined : new LensError(refused, words.notLinked));
          onLinked();
        }}
      />
    );
  const toggle = () => {
    setTrouble(undefined);
    setOpen(!open);
    onBegin();
  };
  return (
    <>
      {trouble && <Trouble error={trouble} />}
      <div className="lens-line">
        <Button aria-expanded={open} onClick={toggle}>
          {words.link}
        </Button>
      </div>
      {open && <XForm onWish={start} onClose={toggle} />}
    </>
  );
}

function WaitingForStatement({ pending, onOver }: { pending: PendingXLink; onOver: (refused: string | undefined) => void }) {
  useAsking(pending.verifier, async () => {
    const stands = await askStated(store, await accountAt(pending.server), now());
    if (stands === 'waiting') return true;
    onOver(stands === 'over' ? undefined : stands.refused);
    return false;
  });
  const cancel = () => void store.session.endStating();
  return <Waiting title={words.waiting(pending.handle)} pending={pending} page={statingPage(pending)} onCancel={cancel} />;
}
