import { currentLocale, onLocale } from '@infofi-lens/shared/words/current';
import { createRoot } from 'react-dom/client';
import type { Feed } from '../feed.ts';
import { ChipLayer } from './chip-layer.ts';
import { Overlay } from './overlay.tsx';
import { Quiet } from './quiet.tsx';
import { speakAsFeed } from './speak-feed.ts';
import { styleSheet } from './style-sheet.ts';
import { dress } from './theme.ts';

/** A page that keeps throwing the host away does not want it; beyond this it is left alone. */
const mostReturns = 20;

/**
 * Shows the overlay in a shadow root of its own beside the page's body, so that neither styles the other and a page that draws
 * itself again does not touch it. The root is open: it holds nothing secret (a page can see what is drawn over it anyway), and
 * assistive and testing tools can look inside.
 */
export function mountOverlay(feed: Feed): void {
  const host = document.createElement('infofi-lens');
  host.style.cssText = 'all: initial !important; display: contents !important';
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [styleSheet()];
  const chips = document.createElement('div');
  chips.className = 'overlay-chips';
  const dock = document.createElement('div');
  dock.className = 'overlay-dock';
  shadow.append(chips, dock);
  // What is typed here is not meant for the page's shortcuts.
  for (const name of ['keydown', 'keypress', 'keyup']) host.addEventListener(name, (event) => event.stopPropagation());

  const fit = () => dress(host, feed.get().theme);
  const layer = new ChipLayer(chips, host, (ms) => feed.drew(ms), feed.signal);
  const root = createRoot(dock);
  let returns = 0;
  const keep = new MutationObserver(() => {
    if (host.isConnected || returns >= mostReturns) return;
    returns += 1;
    document.documentElement.append(host);
  });
  keep.observe(document.documentElement, { childList: true });
  const stops = [feed.subscribe(fit), feed.subscribe(() => void speakAsFeed(feed, host)), onLocale(() => draw())];
  const stop = () => {
    keep.disconnect();
    for (const end of stops) end();
    host.remove();
  };
  feed.signal.addEventListener('abort', () => {
    stop();
    root.unmount();
  });

  // Made anew in another language: what is on a page has nothing to lose.
  const draw = () =>
    root.render(
      <Quiet key={currentLocale()} failed={stop}>
        <Overlay feed={feed} layer={layer} chips={chips} />
      </Quiet>,
    );

  fit();
  document.documentElement.append(host);
  void speakAsFeed(feed, host).then(draw);
}
