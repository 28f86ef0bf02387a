import type { XLink } from '@infofi-lens/shared/contracts/x-links';
import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { date, percent } from '../../ui/format.ts';
import { Notice } from '../../ui/states.tsx';
import { accountWords } from './words.ts';

const words = accountWords.x;

interface XAccountItemProps {
  readonly link: XLink;
  readonly busy: boolean;
  readonly onTakeBack: () => void;
}

/** One X account that is linked: by whom, how sure that is, who sees it; and the way to take that back, after asking once more. */
export function XAccountItem({ link, busy, onTakeBack }: XAccountItemProps) {
  const [asked, setAsked] = useState(false);
  const start = useRef<HTMLSpanElement>(null);
  const keep = () => {
    setAsked(false);
    // The button that asked is there again after this; whoever pressed a key keeps their place.
    requestAnimationFrame(() => start.current?.querySelector('button')?.focus());
  };
  return (
    <li>
      <div className="lens-stack" data-gap="small">
        <span>
          <strong>
            <bdi>@{link.handle}</bdi>
          </strong>{' '}
          <span className="lens-muted lens-small">{words.since(date(link.statedAt))}</span>
        </span>
        <span className="lens-small">
          {words.by} <span className="lens-code settings-address-text">{link.wallet}</span>
        </span>
        <span className="lens-small">{howSure(link)}</span>
        <span className="lens-muted lens-small">{link.public ? words.everybody : words.onlyMe}</span>
      </div>
      {asked ? (
        <Notice tone="warn" title={words.sure(link.handle)}>
          <p className="lens-p">{words.takeBackWhat}</p>
          <div className="lens-line">
            <Button kind="danger" aria-busy={busy} onClick={onTakeBack}>
              {words.yes}
            </Button>
            <Button autoFocus onClick={keep}>
              {words.no}
            </Button>
          </div>
        </Notice>
      ) : (
        <span ref={start}>
          <Button aria-label={words.takeBackOne(link.handle)} onClick={() => setAsked(true)}>
            {words.takeBack}
          </Button>
        </span>
      )}
    </li>
  );
}

/** What the confidence is, and why it is that. */
function howSure({ confidence, conflicts, basis }: XLink): string {
  if (confidence === 0) return words.confidence.another;
  if (basis === 'seen') return words.confidence.seen(percent(confidence));
  return conflicts > 0 ? words.confidence.shared(percent(confidence), conflicts) : words.confidence.stated(percent(confidence));
}
