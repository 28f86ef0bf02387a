import { matchingCode } from '@infofi-lens/shared/auth/matching-code';
import { together } from '@infofi-lens/shared/words/sentence';
import { browser } from 'wxt/browser';
import type { PendingSignIn } from '../../storage/tables/session.ts';
import { Button } from '../../ui/button.tsx';
import { duration } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import { expiryOf } from './sign-in.ts';
import { accountWords as words } from './words.ts';

interface WaitingProps {
  readonly title: string;
  readonly pending: PendingSignIn;
  /** Address of the server's page on which somebody has to act. */
  readonly page: string;
  readonly onCancel: () => void;
}

/** Somebody has to act on a page of the server, which must show the same code. */
export function Waiting({ title, pending, page, onCancel }: WaitingProps) {
  const now = useNow();
  return (
    <div className="lens-stack" role="status">
      <h3 className="lens-h2">{title}</h3>
      <p className="lens-p">{words.compare}</p>
      <p className="lens-p settings-code">{matchingCode(pending.challenge)}</p>
      <p className="lens-p lens-muted">{together(words.compareWhy, words.left(duration(expiryOf(pending) - now)))}</p>
      <div className="lens-line">
        <Button onClick={() => browser.tabs.create({ url: page })}>{words.openAgain}</Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </div>
  );
}
