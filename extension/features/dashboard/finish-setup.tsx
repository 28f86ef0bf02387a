import { browser } from 'wxt/browser';
import { Button } from '../../ui/button.tsx';
import { popupWords } from './words.ts';

const text = popupWords.setup;

/** Said until the first-run questions were answered in their own tab. Nothing is asked a second time here. */
export function FinishSetup() {
  const open = () => {
    browser.tabs.create({ url: new URL('/onboarding.html', location.href).href }).then(
      () => window.close(),
      () => {}, // no window to open a tab in: the popup stays
    );
  };
  return (
    <section className="lens-card lens-stack" data-gap="small" aria-label={text.title}>
      <h2 className="lens-h2">{text.title}</h2>
      <p className="lens-p">{text.text}</p>
      <span>
        <Button kind="primary" onClick={open}>
          {text.open}
        </Button>
      </span>
    </section>
  );
}
