import type { Signed } from '@infofi-lens/shared/signing/signed';
import { epochMs } from '@infofi-lens/shared/units';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { browser } from 'wxt/browser';
import { authApi } from '../../api/auth.ts';
import { consentTo } from '../../permissions/data-consent.ts';
import { useLive } from '../../storage/hooks.ts';
import { now as clock } from '../../storage/now.ts';
import { store } from '../../storage/store.ts';
import type { Ended, PendingSignIn, Session } from '../../storage/tables/session.ts';
import { Button } from '../../ui/button.tsx';
import { date, dateTime } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/states.tsx';
import { EraseAccount, Erased } from './erase-account.tsx';
import { LinkedBrowsers } from './linked-browsers.tsx';
import { connection, sessionDeps } from './server.ts';
import { accessToken, signOut } from './session.ts';
import { SessionList } from './session-list.tsx';
import { askOnce, beginSignIn, connectPage } from './sign-in.ts';
import { whatToDo } from './trouble.tsx';
import { useAsking } from './use-asking.ts';
import { Waiting } from './waiting.tsx';
import { Ways } from './ways.tsx';
import { accountWords as words } from './words.ts';
import { XAccounts } from './x-accounts.tsx';

/** Signing in, and what is to be seen and done of the account. */
export function AccountSection() {
  const state = useLive(async ({ session, settings }) => {
    const [pending, current, ended, { api }] = await Promise.all([session.pending(), session.current(), session.ended(), settings.get()]);
    return { pending, current, ended, server: api };
  }, []);
  const [untold, setUntold] = useState(false);
  const [erased, setErased] = useState<Signed>();
  if (state === undefined) return <Loading rows={2} />;
  const { pending, current, ended, server } = state;
  if (server === null) return <p className="lens-p lens-muted">{words.noServer}</p>;
  if (pending?.server === server) return <WaitingForSignIn pending={pending} />;
  if (current?.server === server) {
    const begin = (told: boolean) => {
      setErased(undefined);
      setUntold(!told);
    };
    return <SignedIn session={current} onSignedOut={begin} onErased={setErased} />;
  }
  return (
    <>
      {untold && <Notice tone="info" title={words.signedOutElsewhere} live />}
      {erased && <Erased proof={erased} />}
      <SignedOut server={server} ended={ended?.server === server ? ended : undefined} />
    </>
  );
}

function SignedOut({ server, ended }: { server: string; ended: Ended | undefined }) {
  const [failed, setFailed] = useState(false);
  const start = () => {
    beginSignIn(store, server, crypto.getRandomValues(new Uint8Array(32)), clock())
      .then((pending) => browser.tabs.create({ url: connectPage(pending) }))
      .catch(() => setFailed(true));
  };
  return (
    <div className="lens-stack">
      <p className="lens-p lens-muted">{words.why}</p>
      {ended && <EndedNotice code={ended.code} />}
      {failed && <Notice tone="bad" title={words.failed} live />}
      <div className="lens-line">
        <Button kind="primary" onClick={() => void consentTo(['account']).then((given) => given && start())}>
          {ended ? words.signInAgain : words.signIn}
        </Button>
      </div>
      <p className="lens-p lens-muted lens-small">{words.how}</p>
    </div>
  );
}

function EndedNotice({ code }: { code: string }) {
  if (code === 'connect_expired') return <Notice tone="info" title={words.timedOut} />;
  if (code === 'refresh_token_reused')
    return (
      <Notice tone="bad" title={words.expired}>
        <p className="lens-p">{words.reused}</p>
      </Notice>
    );
  if (code === 'consent_withdrawn')
    return (
      <Notice tone="info" title={words.consentGone}>
        <p className="lens-p">{words.consentGoneWhat}</p>
      </Notice>
    );
  if (code.startsWith('connect_') || code.startsWith('invalid_')) return <Notice tone="bad" title={words.failed} />;
  return (
    <Notice tone="warn" title={words.expired}>
      <p className="lens-p">{words.expiredWhy}</p>
    </Notice>
  );
}

function WaitingForSignIn({ pending }: { pending: PendingSignIn }) {
  const api = authApi(connection(pending.server));
  useAsking(pending.verifier, () => askOnce(store, api, clock()));
  return <Waiting title={words.waiting} pending={pending} page={connectPage(pending)} onCancel={() => void store.session.cancel()} />;
}

interface SignedInProps {
  readonly session: Session;
  readonly onSignedOut: (told: boolean) => void;
  readonly onErased: (proof: Signed) => void;
}

function SignedIn({ session: { server }, onSignedOut, onErased }: SignedInProps) {
  const me = useQuery({
    queryKey: ['me', server],
    gcTime: 0, // who signs in next may be somebody else
    queryFn: async () => {
      const token = await accessToken(sessionDeps(server));
      return token === undefined ? null : authApi(connection(server)).me(token);
    },
  });
  const asked = epochMs(me.dataUpdatedAt);
  return (
    <div className="lens-stack">
      <p className="lens-p">
        <strong>{words.signedIn}</strong> {me.data && <span className="lens-muted">{words.since(date(me.data.createdAt))}</span>}
      </p>
      {me.isPending && <Loading rows={2} />}
      {me.isError && (
        <Notice tone="warn" title={me.data && asked !== undefined ? words.stale(dateTime(asked)) : words.askFailed} live>
          <p className="lens-p">{whatToDo(me.error)}</p>
          <Button onClick={() => me.refetch()}>{words.askAgain}</Button>
        </Notice>
      )}
      <div className="lens-line">
        <Button onClick={() => signOut(sessionDeps(server)).then(onSignedOut)}>{words.signOut}</Button>
      </div>
      {me.data && (
        <>
          <Ways server={server} account={me.data} onChanged={() => void me.refetch()} />
          <XAccounts server={server} account={me.data} />
          <SessionList server={server} account={me.data.id} />
          <LinkedBrowsers server={server} account={me.data.id} />
          <EraseAccount server={server} onErased={onErased} />
        </>
      )}
    </div>
  );
}
