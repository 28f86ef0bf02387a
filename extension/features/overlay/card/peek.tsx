import { type ReactNode, type Ref, useId } from 'react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { overlayWords } from '../words.ts';

interface PeekProps {
  readonly popover: Ref<HTMLDivElement>;
  readonly title: string;
  readonly hide: () => void;
  readonly close: () => void;
  readonly closed: () => void;
  readonly children: ReactNode;
}

/** What opens from a chip. The browser closes it on Escape and on a click elsewhere, and gives the focus back. */
export function Peek({ popover, title, hide, close, closed, children }: PeekProps) {
  const id = useId();
  return (
    <div
      ref={popover}
      popover="auto"
      role="dialog"
      aria-labelledby={id}
      className="lens-popover overlay-peek"
      onToggle={(event) => event.target === event.currentTarget && event.newState === 'closed' && closed()}
    >
      <header>
        <h2 id={id} className="overlay-title" dir="auto">
          {title}
        </h2>
        <IconButton icon="close" label={overlayWords.card.close} onClick={close} />
      </header>
      <div className="overlay-body">
        {children}
        <span className="overlay-hide">
          <Button kind="quiet" onClick={hide}>
            {overlayWords.card.hide}
          </Button>
        </span>
      </div>
    </div>
  );
}
