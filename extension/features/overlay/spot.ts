import type { Overrides } from '@infofi-lens/shared/adapters/table';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { BoardOnPage } from './boards.ts';

/** Where what is shown stands at its element: on the edge of a card, behind the words of a row, behind a name. */
export type Form = 'chip' | 'row' | 'badge';

/** An element of the page that is about something we may know. */
export interface Spot {
  /** Unique on the page, and the same for the element that takes another's place when the page draws itself again. */
  readonly id: string;
  readonly element: Element;
  readonly key: EntityKey;
  readonly form: Form;
}

/** What the page in front is about. */
export interface OnPage {
  readonly platform: PlatformId;
  readonly subject: EntityKey | undefined;
  readonly board: BoardOnPage | undefined;
  /** Entries that replace those of the platform's bundled tables. */
  readonly tables?: Overrides | undefined;
}

/** Finds a platform's spots, in document order. Only looks; costs little, because it runs whenever the page changes. */
export type Places = (root: ParentNode, page: OnPage) => Omit<Spot, 'id'>[];

/** Gives spots their ids: the key and the how-manieth of it on the page. */
export function numbered(found: readonly Omit<Spot, 'id'>[]): Spot[] {
  const counts = new Map<EntityKey, number>();
  return found.map((spot) => {
    const n = counts.get(spot.key) ?? 0;
    counts.set(spot.key, n + 1);
    return { id: `${spot.key}#${n}`, ...spot };
  });
}

/**
 * Leaves one of several spots that are about the same thing in the same place: a card whose picture and title are two links.
 * Two cards of one campaign on one page are two places, because something else stands between them.
 */
export function once(spots: readonly Spot[]): Spot[] {
  const kept = new Map<EntityKey, Spot[]>();
  return spots.filter((spot) => {
    const before = kept.get(spot.key) ?? [];
    if (before.some((other) => isSamePlace(other.element, spot.element, spot.key, spots))) return false;
    kept.set(spot.key, [...before, spot]);
    return true;
  });
}

function isSamePlace(a: Element, b: Element, key: EntityKey, all: readonly Spot[]): boolean {
  if (a.contains(b) || b.contains(a)) return true;
  let shared = a.parentElement;
  while (shared && !shared.contains(b)) shared = shared.parentElement;
  const within = shared;
  return within !== null && within.tagName !== 'BODY' && !all.some((other) => other.key !== key && within.contains(other.element));
}
