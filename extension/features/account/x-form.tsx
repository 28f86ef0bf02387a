import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useLive } from '../../storage/hooks.ts';
import { handleFrom, type XAccount, xAccountNamed } from '../../storage/x-account.ts';
import { Button } from '../../ui/button.tsx';
import { date } from '../../ui/format.ts';
import { Notice } from '../../ui/states.tsx';
import { Field } from './fields.tsx';
import type { XWish } from './link-x.ts';
import { Trouble } from './trouble.tsx';
import { accountWords } from './words.ts';

const words = accountWords.x;

interface XFormProps {
  /** @throws {LensError} when the server does not take it. */
  readonly onWish: (wish: XWish) => Promise<void>;
  readonly onClose: () => void;
}

/** Which X account is to be linked, and who may see it. The account is named by its number, which this browser must have met. */
export function XForm({ onWish, onClose }: XFormProps) {
  const [typed, write] = useState('');
  const [isPublic, setPublic] = useState(false);
  const handle = handleFrom(typed);
  const found = useLive(
    async (store) => (handle === undefined ? undefined : { of: handle, account: await xAccountNamed(store, handle) }),
    [handle],
  );
  const account = found?.of === handle ? found?.account : undefined;
  const go = useMutation({ mutationFn: (wish: XWish) => onWish(wish) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (account && !go.isPending) go.mutate({ xId: account.xId, handle: account.handle, public: isPublic });
  };
  return (
    <form className="lens-stack" onSubmit={submit} noValidate>
      <Field label={words.handle} type="text" autoComplete="off" value={typed} onWrite={write} help={words.handleHelp} />
      <div role="status">
        {typed.trim() !== '' && handle === undefined && <p className="lens-p lens-small">{words.notHandle}</p>}
        {account && <Found account={account} />}
        {handle !== undefined && found?.of === handle && !account && (
          <Notice title={words.unknown(handle)}>
            <p className="lens-p">{words.unknownNext(handle)}</p>
          </Notice>
        )}
      </div>
      <WhoSees isPublic={isPublic} onChoose={setPublic} />
      {go.isError && <Trouble error={go.error} />}
      <div className="lens-line">
        <Button type="submit" kind="primary" aria-busy={go.isPending} disabled={!account}>
          {words.go}
        </Button>
        <Button onClick={onClose}>{accountWords.cancel}</Button>
      </div>
      <p className="lens-p lens-muted lens-small">{words.how}</p>
    </form>
  );
}

function Found({ account: { handle, displayName, xId, seenAt } }: { account: XAccount }) {
  return (
    <p className="lens-p">
      <strong>
        <bdi>@{handle}</bdi>
      </strong>{' '}
      {displayName !== undefined && <bdi>{displayName}</bdi>}{' '}
      <span className="lens-muted lens-small">{seenAt === undefined ? words.number(xId) : words.met(xId, date(seenAt))}</span>
    </p>
  );
}

function WhoSees({ isPublic, onChoose }: { isPublic: boolean; onChoose: (isPublic: boolean) => void }) {
  const id = useId();
  return (
    <fieldset className="settings-choice">
      <legend>{words.who}</legend>
      {[false, true].map((all) => (
        <label key={String(all)}>
          <input type="radio" name={id} checked={isPublic === all} aria-describedby={`${id}-what`} onChange={() => onChoose(all)} />
          {all ? words.all : words.me}
        </label>
      ))}
      <p id={`${id}-what`} className="lens-p lens-muted lens-small">
        {isPublic ? words.allWhat : words.meWhat}
      </p>
    </fieldset>
  );
}
