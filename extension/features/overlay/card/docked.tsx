import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { IconButton } from '../../../ui/button.tsx';
import { Logo } from '../../../ui/icon.tsx';
import { overlayWords } from '../words.ts';
import { coversControls } from './free-corner.ts';

const text = overlayWords.card;

interface DockedProps {
  readonly title: string;
  readonly detail: string | undefined;
  /** What is said while it is folded up. */
  readonly short: string;
  /** `undefined`: nobody decided. It is open then only where it lies over nothing that can be pressed. */
  readonly folded: boolean | undefined;
  readonly fold: (folded: boolean) => void;
  readonly dismiss: () => void;
  readonly children: ReactNode;
}

/** The card at the corner of the window about what the page is about. Folds up to a small tab. Escape closes it. */
export function Docked({ title, detail, short, folded, fold, dismiss, children }: DockedProps) {
  const id = useId();
  const [crowded] = useState(
    () => folded === undefined && coversControls(document, { width: document.documentElement.clientWidth, height: window.innerHeight }),
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // What is open inside it is closed first, by the browser.
    if (event.key === 'Escape' && !event.currentTarget.querySelector(':popover-open')) dismiss();
  };
  if (folded ?? crowded) {
    return (
      <button type="button" className="overlay-tab" aria-expanded="false" aria-label={text.open(short)} onClick={() => fold(false)}>
        <Logo />
        <span>{short}</span>
      </button>
    );
  }
  return (
    <section className="overlay-card" aria-labelledby={id} tabIndex={-1} onKeyDown={onKeyDown}>
      <header>
        <Logo />
        <div>
          <h2 id={id} className="overlay-title" dir="auto">
            {title}
          </h2>
          {detail !== undefined && <p className="lens-p lens-muted lens-small">{detail}</p>}
        </div>
        <IconButton icon="fold" label={text.fold} aria-expanded="true" onClick={() => fold(true)} />
        <IconButton icon="close" label={text.dismiss} onClick={dismiss} />
      </header>
      <div className="overlay-body">{children}</div>
    </section>
  );
}
