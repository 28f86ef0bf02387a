import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { once, type Spot } from '../spot.ts';

/** Pixels around the window in which things are made ready. */
const ahead = '150px';
/** A window's height around it in which it is asked what is known, so that who scrolls on does not wait for the answer. */
const askAhead = '100%';
/** Smaller links are no cards: a word in a menu, a picture in a list. */
const leastCard = { width: 140, height: 70 };

/** Which spots are in sight. An element that the page puts in another's place takes over, without a moment of absence. */
export class Sight {
  readonly #observer: IntersectionObserver;
  readonly #early: IntersectionObserver;
  readonly #ids = new Map<Element, string>();
  #spots = new Map<string, Spot>();
  readonly #seen = new Map<string, boolean>();

  /** @param soon Told of what may be in sight soon, or is. */
  constructor(changed: () => void, soon: (keys: readonly EntityKey[]) => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting, boundingClientRect: box } of entries) {
          const id = this.#ids.get(target);
          if (id !== undefined) this.#seen.set(id, isIntersecting && isRoomy(this.#spots.get(id), box));
        }
        changed();
      },
      { rootMargin: ahead },
    );
    this.#early = new IntersectionObserver(
      (entries) => {
        const near = entries.filter(
          ({ target, isIntersecting, boundingClientRect: box }) => isIntersecting && isRoomy(this.#at(target), box),
        );
        soon(near.flatMap(({ target }) => this.#at(target)?.key ?? []));
      },
      { rootMargin: askAhead },
    );
  }

  /** @param spots All that stand in the page now, in document order. */
  set(spots: readonly Spot[]): void {
    const next = new Map(spots.map((spot) => [spot.id, this.#same(spot) ?? spot]));
    for (const [id, { element }] of this.#spots) {
      if (next.get(id)?.element === element) continue;
      this.#observer.unobserve(element);
      this.#early.unobserve(element);
      if (this.#ids.get(element) === id) this.#ids.delete(element);
      if (!next.has(id)) this.#seen.delete(id);
    }
    for (const [id, { element }] of next) {
      if (this.#ids.get(element) === id) continue;
      this.#ids.set(element, id);
      this.#observer.observe(element);
      this.#early.observe(element);
    }
    this.#spots = next;
  }

  /** Those in sight, in document order, each place once. */
  get spots(): readonly Spot[] {
    return once([...this.#spots.values()].filter(({ id }) => this.#seen.get(id)));
  }

  #at(element: Element): Spot | undefined {
    const id = this.#ids.get(element);
    return id === undefined ? undefined : this.#spots.get(id);
  }

  /** What stays the same stays the same object, so that nobody takes it for news. */
  #same(spot: Spot): Spot | undefined {
    const before = this.#spots.get(spot.id);
    return before?.element === spot.element && before.form === spot.form ? before : undefined;
  }

  stop(): void {
    this.#observer.disconnect();
    this.#early.disconnect();
    this.#spots.clear();
    this.#ids.clear();
    this.#seen.clear();
  }
}

function isRoomy(spot: Spot | undefined, { width, height }: DOMRectReadOnly): boolean {
  if (spot?.form !== 'chip') return width > 0 && height > 0;
  return width >= leastCard.width && height >= leastCard.height;
}
