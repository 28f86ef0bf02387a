import type { Rect } from '../../../ui/place.ts';
import type { Spot } from '../spot.ts';
import { behindWords, onEdge, probeBehind, probeOnEdge } from './position.ts';
import { type Inside, insideOf } from './words-box.ts';

/** What lies over a card is looked for at most this often: it is the dearest of the questions. */
const coverEveryMs = 150;
/** Pages also move without an event: a picture that came, an animation that ended. */
const heartbeatMs = 1_000;

interface Held {
  readonly chip: HTMLElement;
  readonly spot: Spot;
  covered: boolean;
  /** Where the words were in an element of that size. */
  inside?: Inside & { readonly of: string };
  /** As last written. */
  written: string;
}

/** A transform that brings a chip to its place, and how wide it may be there. */
interface Place {
  readonly transform: string;
  readonly widest?: number;
}
const nowhere: Place = { transform: '' };
type Point = Pick<DOMRect, 'left' | 'top'>;

/**
 * Keeps chips where their elements are, in the coordinates of the document, so that the page's own scrolling moves them.
 * All that is read is read first, then everything is written, once a frame; positions are transforms, which move nothing else.
 */
export class ChipLayer {
  readonly #frame: HTMLElement;
  readonly #host: Element;
  readonly #drew: (ms: number) => void;
  readonly #held = new Map<string, Held>();
  #due: number | undefined;
  #coveredAt = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;

  /** @param drew Told how long a frame's work took, in milliseconds. */
  constructor(frame: HTMLElement, host: Element, drew: (ms: number) => void, signal: AbortSignal) {
    this.#frame = frame;
    this.#host = host;
    this.#drew = drew;
    const later = () => this.later();
    const options = { capture: true, passive: true, signal };
    for (const name of ['load', 'transitionend', 'animationend'] as const) document.addEventListener(name, later, options);
    // The document takes its chips along; only what lies over them may be another. What scrolls inside the page does not.
    document.addEventListener('scroll', ({ target }) => (target === document ? this.#lookOnce() : this.later()), options);
    window.addEventListener('resize', later, options);
    const beat = setInterval(() => {
      for (const held of this.#held.values()) delete held.inside;
      if (document.visibilityState === 'visible') this.later();
    }, heartbeatMs);
    signal.addEventListener('abort', () => {
      clearInterval(beat);
      clearTimeout(this.#settle);
      this.#held.clear();
    });
  }

  /** Puts a chip to its element, at once. @returns how to let go of it. */
  hold(chip: HTMLElement, spot: Spot): () => void {
    const before = this.#held.get(spot.id);
    this.#held.set(spot.id, { chip, spot, covered: before?.covered ?? false, written: before?.chip === chip ? before.written : '' });
    this.later();
    return () => {
      if (this.#held.get(spot.id)?.spot === spot) this.#held.delete(spot.id);
    };
  }

  later(): void {
    if (this.#held.size > 0)
      this.#due ??= requestAnimationFrame(() => {
        const from = performance.now();
        this.measure();
        this.#drew(performance.now() - from);
      });
  }

  /** Reads all places, then writes those that changed. */
  measure(): void {
    if (this.#due !== undefined) cancelAnimationFrame(this.#due);
    this.#due = undefined;
    if (this.#held.size === 0) return;
    const expected = this.#frame.isConnected ? undefined : pageOrigin();
    const origin = expected ?? this.#frame.getBoundingClientRect();
    const now = performance.now();
    const look = now - this.#coveredAt >= coverEveryMs;
    if (look) this.#coveredAt = now;
    else this.#lookOnce();
    const places = [...this.#held.values()].map((held) => ({ held, place: this.#placeOf(held, origin, look) }));
    for (const { held, place } of places) {
      const { transform, widest } = place;
      const written = `${transform} ${widest}`;
      if (written === held.written) continue;
      held.written = written;
      const { style } = held.chip;
      style.transform = transform;
      style.maxWidth = widest === undefined ? '' : `min(var(--chip-widest), ${Math.floor(widest)}px)`;
      style.visibility = transform === '' ? 'hidden' : 'visible';
    }
    if (!this.#frame.isConnected && !expected) this.later(); // it is somewhere once it stands in the page
  }

  #placeOf(held: Held, origin: Point, look: boolean): Place {
    const { chip, spot } = held;
    const { element, form } = spot;
    if (!element.isConnected) return nowhere;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return nowhere;
    if (form === 'chip') {
      const { right, middle, widest } = onEdge(box);
      if (look) held.covered = this.#isCovered(element, probeOnEdge({ right, middle, widest }));
      if (held.covered) return nowhere;
      const [x, y] = [Math.round(right - origin.left), Math.round(middle - origin.top)];
      return { transform: `translate(${x}px, max(0px, ${y}px - 50%))`, widest };
    }
    const size = { width: chip.offsetWidth, height: chip.offsetHeight };
    const place = behindWords({ ...insideNow(held, box), chip: size });
    if (!place) return nowhere;
    if (look) held.covered = this.#isCovered(element, probeBehind(box, place, size));
    if (held.covered) return nowhere;
    const [x, y] = [Math.round(place.left - origin.left), Math.max(0, Math.round(place.top - origin.top))];
    return { transform: `translate(${x}px, ${y}px)` };
  }

  /** Whether something of the page lies over the place: a bar that stays while the rest scrolls, a window in the page. */
  #isCovered(element: Element, { x, y }: { x: number; y: number }): boolean {
    if (x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight) return false;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    const first = document.elementFromPoint(x, y); // a third of what it costs to be told of all
    const top = first === this.#host ? document.elementsFromPoint(x, y).find((found) => found !== this.#host) : first;
    return top !== null && top !== undefined && !element.contains(top) && !top.contains(element);
  }

  #lookOnce(): void {
    this.#settle ??= setTimeout(() => {
      this.#settle = undefined;
      this.later();
    }, coverEveryMs);
  }
}

function insideNow(held: Held, box: DOMRect): { words: Rect | undefined; right: number } {
  const of = `${box.width}x${box.height}`;
  if (held.inside?.of !== of) held.inside = { of, ...insideOf(held.spot.element, box) };
  const { words, right } = held.inside;
  return { words: words && { ...words, left: words.left + box.left, top: words.top + box.top }, right: right + box.left };
}

/**
 * Where chips will be counted from once they stand in the page: its upper left corner. Asked before they do, nothing of the page has
 * to be laid out for the answer.
 * @returns `undefined` where the page's root itself holds what is positioned in it.
 */
function pageOrigin(): Point | undefined {
  const { position, transform, translate, rotate, scale, filter, perspective, contain, willChange } = getComputedStyle(
    document.documentElement,
  );
  const isMoved = [transform, translate, rotate, scale, filter, perspective, contain].some((value) => value !== 'none');
  return position === 'static' && !isMoved && willChange === 'auto' ? { left: -window.scrollX, top: -window.scrollY } : undefined;
}
