import { directionOf } from '@infofi-lens/shared/words/locales';
import { hostName } from '../../../ui/own-host.ts';
import tokens from '../../../ui/tokens.css?inline';
import type { Feed, Host } from '../feed.ts';
import base from './base.css?inline';
import { dress } from './theme.ts';

/** A page that keeps throwing the host away does not want it; beyond this it is left alone. */
const mostReturns = 20;
/** A page may turn dark at any time. To ask costs a look at its styles. */
const fitEveryMs = 1_000;

/** The page's host, made by whichever script comes first. */
export function hostOf(feed: Feed): Host {
  feed.host ??= makeHost(feed);
  return feed.host;
}

/**
 * A shadow root beside the page's body, so that neither styles the other and a page that draws itself again does not touch it. The
 * root is open: it holds nothing secret (a page can see what is drawn over it anyway), and assistive and testing tools can look inside.
 */
function makeHost(feed: Feed): Host {
  const element = document.createElement(hostName);
  element.style.cssText = 'all: initial !important; display: contents !important';
  const shadow = element.attachShadow({ mode: 'open' });
  const [chips, dock] = [document.createElement('div'), document.createElement('div')];
  chips.className = 'overlay-chips';
  dock.className = 'overlay-dock';
  shadow.append(chips, dock);
  // What is typed here is not meant for the page's shortcuts.
  for (const name of ['keydown', 'keypress', 'keyup']) element.addEventListener(name, (event) => event.stopPropagation());

  let returns = 0;
  let state: 'made' | 'shown' | 'over' = 'made';
  const keep = new MutationObserver(() => {
    if (element.isConnected || returns >= mostReturns) return;
    returns += 1;
    document.documentElement.append(element);
  });
  let fitted: { theme: string; at: number } | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  const fit = () => {
    const [{ theme }, at] = [feed.get(), performance.now()];
    clearTimeout(later);
    if (fitted?.theme === theme && at - fitted.at < fitEveryMs) {
      later = setTimeout(fit, fitEveryMs);
      return;
    }
    fitted = { theme, at };
    dress(element, theme);
  };
  const stops = [feed.subscribe(fit), feed.onFocus(() => focusFirst(chips, dock)), () => keep.disconnect()];
  const wear = (css: string) => {
    const sheet = new CSSStyleSheet(); // a page's policy for styles does not reach it
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets.push(sheet);
  };
  const stop = () => {
    state = 'over';
    clearTimeout(later);
    for (const end of stops) end();
    element.remove();
  };
  feed.signal.addEventListener('abort', stop);

  wear(`${tokens}\n${base}`);
  fit();
  return {
    ...{ element, chips, dock, wear, stop },
    show() {
      if (state !== 'made') return;
      state = 'shown';
      document.documentElement.append(element);
      keep.observe(document.documentElement, { childList: true });
    },
  };
}

/** Says in which language a part of the host speaks. */
export function speaks(part: HTMLElement, locale: string): void {
  if (part.lang === locale) return;
  part.lang = locale;
  part.dir = directionOf(locale);
}

/** The card, or what brings it back, or the tab it is folded up to, or the first chip that is to be seen. */
function focusFirst(chips: HTMLElement, dock: HTMLElement): void {
  const card = dock.querySelector<HTMLElement>('.overlay-card') ?? dock.querySelector<HTMLElement>('.overlay-undo button, .overlay-tab');
  const chip = [...chips.querySelectorAll('button')].find(({ style }) => style.visibility === 'visible');
  (card ?? chip)?.focus();
}
