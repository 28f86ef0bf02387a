import { matchingCode } from '@infofi-lens/shared/auth/matching-code';
import { epochMs } from '@infofi-lens/shared/units';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { browser } from 'wxt/browser';
import { authApi } from '../../api/auth.ts';
import { useLive } from '../../storage/hooks.ts';
import { now as clock } from '../../storage/now.ts';
import { store } from '../../storage/store.ts';
import type { Ended, PendingSignIn, Session } from '../../storage/tables/session.ts';
import { Button } from '../../ui/button.tsx';
import { date, dateTime, duration } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { LinkedBrowsers } from './linked-browsers.tsx';
import { connection, sessionDeps } from './server.ts';
import { accessToken, signOut } from './session.ts';
import { beginSignIn, connectPage, expiryOf } from './sign-in.ts';
import { useAsking } from './use-asking.ts';
import { accountWords as words } from './words.ts';

/** Signing in with a wallet, and who is signed in. */
export function AccountSection() {
  const state = useLive(async ({ session, settings }) => {
    const [pending, current, ended, { api }] = await Promise.all([session.pending(), session.current(), session.ended(), settings.get()]);
    return { pending, current, ended, server: api };
  }, []);
  const [untold, setUntold] = useState(false);
  if (state === undefined) return <Loading rows={2} />;
  const { pending, current, ended, server } = state;
  if (server === null) return <p className="lens-p lens-muted">{words.noServer}</p>;
  if (pending?.server === server) return <Waiting pending={pending} />;
  if (current?.server === server) return <SignedIn session={current} onSignedOut={(told) => setUntold(!told)} />;
  return (
    <>
      {untold && <Notice tone="info" title={words.signedOutElsewhere} live />}
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
        <Button kind="primary" onClick={start}>
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
  if (code.startsWith('connect_') || code.startsWith('invalid_')) return <Notice tone="bad" title={words.failed} />;
  return (
    <Notice tone="warn" title={words.expired}>
      <p className="lens-p">{words.expiredWhy}</p>
    </Notice>
  );
}

function Waiting({ pending }: { pending: PendingSignIn }) {
  const now = useNow();
  useAsking(pending, authApi(connection(pending.server)));
  return (
    <div className="lens-stack" role="status">
      <h3 className="lens-h2">{words.waiting}</h3>
      <p className="lens-p">{words.compare}</p>
      <p className="lens-p settings-code">{matchingCode(pending.challenge)}</p>
      <p className="lens-p lens-muted">
        {words.compareWhy} {words.left(duration(expiryOf(pending) - now))}
      </p>
      <div className="lens-line">
        <Button onClick={() => browser.tabs.create({ url: connectPage(pending) })}>{words.openAgain}</Button>
        <Button onClick={() => store.session.cancel()}>{words.cancel}</Button>
      </div>
    </div>
  );
}

function SignedIn({ session: { server }, onSignedOut }: { session: Session; onSignedOut: (told: boolean) => void }) {
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
        <strong>{words.signedIn}</strong>
      </p>
      {me.isPending && <p className="lens-p lens-muted">{words.loading}</p>}
      {me.data && (
        <dl className="lens-pairs">
          {me.data.wallets.map(({ address }) => (
            <div key={address} style={{ display: 'contents' }}>
              <dt>{words.wallet}</dt>
              <dd>
                <span className="lens-code">{address}</span>
              </dd>
            </div>
          ))}
          <dt>{words.since}</dt>
          <dd>{date(me.data.createdAt)}</dd>
        </dl>
      )}
      {me.isError && me.data && asked !== undefined && <Notice tone="warn" title={words.stale(dateTime(asked))} />}
      {me.isError && !me.data && <Notice tone="warn" title={me.error.message} />}
      {me.data && <LinkedBrowsers server={server} account={me.data.id} />}
      <div className="lens-line">
        <Button onClick={() => signOut(sessionDeps(server)).then(onSignedOut)}>{words.signOut}</Button>
      </div>
    </div>
  );
}
