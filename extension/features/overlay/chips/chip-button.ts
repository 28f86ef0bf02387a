import { sourcePaths } from '../../../ui/source-paths.ts';
import type { ChipTold, Feed } from '../feed.ts';
import type { Spot } from '../spot.ts';

const svg = 'http://www.w3.org/2000/svg';

/** One short text at its place on the page. Opens the details. Made by hand: drawing it is all that its script does in a page. */
export class ChipButton {
  readonly element = document.createElement('button');
  readonly #text = document.createElement('span');
  readonly #n = document.createElement('span');
  readonly #icon = document.createElementNS(svg, 'path');
  #spot: Spot;
  #told: ChipTold | undefined;

  constructor(feed: Pick<Feed, 'opener' | 'near'>, spot: Spot) {
    this.#spot = spot;
    const { element } = this;
    element.type = 'button';
    element.className = 'overlay-chip';
    element.dataset.form = spot.form;
    element.setAttribute('aria-haspopup', 'dialog');
    const icon = document.createElementNS(svg, 'svg');
    icon.setAttribute('viewBox', '0 0 16 16');
    icon.setAttribute('aria-hidden', 'true');
    icon.append(this.#icon);
    element.append(this.#text, icon);
    element.addEventListener('pointerdown', () => feed.opener.press(this.#spot));
    element.addEventListener('click', () => feed.opener.open(this.#spot, element));
    for (const name of ['pointerenter', 'focus']) element.addEventListener(name, () => feed.near(this.#spot));
  }

  /** Makes it that of another element. @returns whether it was not that of this one. */
  takes(spot: Spot): boolean {
    const isOther = this.#spot !== spot || this.#told === undefined;
    this.#spot = spot;
    return isOther;
  }

  show(told: ChipTold): void {
    const before = this.#told;
    if (before === told) return;
    this.#told = told;
    const { element } = this;
    const { text, source, n, over = false, title, label } = told;
    if (before?.label !== label) element.setAttribute('aria-label', label);
    if (before?.title !== title) element.title = title;
    if (before?.source !== source) {
      element.dataset.source = source;
      this.#icon.setAttribute('d', sourcePaths[source]);
    }
    element.dataset.over = String(over);
    if (before?.text !== text) this.#text.textContent = text;
    const count = source === 'reported' && n !== undefined ? String(n) : '';
    this.#n.textContent = count;
    if (count === '') this.#n.remove();
    else element.append(this.#n);
  }
}
