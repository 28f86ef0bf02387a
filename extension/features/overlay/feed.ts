import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { AnswerOf, DataOf } from '../../messaging/protocol.ts';
import type { Theme } from '../../storage/themes.ts';
import type { PageNotice } from '../../ui/page-notice.tsx';
import type { BoardOnPage } from './boards.ts';
import type { Spot } from './spot.ts';

export type KnownEntity = AnswerOf<'lookup'>[number];
/** A chip as the worker made it, ready to be drawn. */
export type ChipTold = AnswerOf<'chips'>['chips'][number];

/** The overlay's two scripts: short texts at their places, and everything that stands in a card. Each comes once it has something to show. */
export type Part = DataOf<'show-overlay'>['part'];

/** All that the overlay shows, as the scout found it. What the person hid has no spot and is neither subject nor board. */
export interface OverlayState {
  readonly on: boolean;
  readonly showUnconfirmed: boolean;
  /** The language to speak. */
  readonly locale: string;
  /** The language that the chips were made in. */
  readonly chipLocale: string;
  /** How it looks. */
  readonly theme: Theme;
  /** Whether the card was last folded up; `undefined`: nobody decided. */
  readonly folded: boolean | undefined;
  /** Those in sight or near it that have a chip, in reading order. */
  readonly spots: readonly Spot[];
  readonly chips: ReadonlyMap<EntityKey, ChipTold>;
  /** What is known of the page's subject and board, and of what was opened. */
  readonly known: ReadonlyMap<EntityKey, KnownEntity>;
  /** What the page is about, when something is known of it. */
  readonly subject: EntityKey | undefined;
  readonly board: BoardOnPage | undefined;
  readonly platform: PlatformId;
  /** Why what is shown is not from now, where that is so. */
  readonly notice: PageNotice | undefined;
  /** The newest sighting of the platform; known with a notice. */
  readonly dataFrom: EpochMs | undefined;
  /** Grows with each navigation inside the page. */
  readonly visit: number;
}

/** What opens the details of a chip. */
export interface Opener {
  /** A chip is being pressed: what is open closes by that. */
  press(spot: Spot): void;
  /** It was pressed, or chosen by keyboard. */
  open(spot: Spot, chip: HTMLElement): void;
}

/** Where the overlay's scripts draw. */
export interface Host {
  readonly element: HTMLElement;
  /** Stands in the document's coordinates. */
  readonly chips: HTMLElement;
  /** Stands in the window's. */
  readonly dock: HTMLElement;
  /** Adds styles. */
  wear(css: string): void;
  /** Puts it into the page, the first time. */
  show(): void;
  /** Takes everything away, for good. */
  stop(): void;
}

/** What the scripts of one page say to each other. They share a world that the page has no part in. */
export interface Feed {
  get(): OverlayState;
  /** @returns how to stop. */
  subscribe(changed: () => void): () => void;
  /** Called when the person asked for the overlay by its shortcut. @returns how to stop. */
  onFocus(focus: () => void): () => void;
  /** Somebody may open the details of this: what that takes is brought in and asked for. */
  near(spot: Spot): void;
  /** Where the chips' script tells what is pressed. What was opened before anybody opens is opened then. */
  readonly opener: Opener;
  /** Set by the script that opens. */
  opens(opener: Opener): void;
  /** What is known of an entity, asked for where nobody asked yet. */
  entity(key: EntityKey): Promise<KnownEntity | undefined>;
  /** Takes something off this page, until it is brought back or the page loaded again. */
  hide(key: EntityKey): void;
  bringBack(key: EntityKey): void;
  past(asked: DataOf<'past'>): Promise<AnswerOf<'past'>>;
  held(asked: DataOf<'held'>): Promise<AnswerOf<'held'>>;
  worth(asked: DataOf<'worth'>): Promise<AnswerOf<'worth'>>;
  shill(asked: DataOf<'shill'>): Promise<AnswerOf<'shill'>>;
  words(asked: DataOf<'words'>): Promise<AnswerOf<'words'>>;
  report(wrong: DataOf<'report-wrong'>): Promise<AnswerOf<'report-wrong'>>;
  fold(folded: boolean): void;
  /** Drawing, or starting a script that draws, took so many milliseconds of the page's time. */
  drew(ms: number): void;
  /** The extension or the page is over. */
  readonly signal: AbortSignal;
  /** Parts whose scripts run, so that a second start of one does nothing. */
  readonly taken: Set<Part>;
  /** Where everything is drawn, once a script made it. */
  host?: Host;
}

const name = Symbol.for('infofi-lens.overlay');
type Shelf = { [name]?: Feed };

export function offerFeed(feed: Feed): void {
  (globalThis as Shelf)[name] = feed;
}

/** @returns the page's feed, once for each part; afterwards and without one `undefined`. */
export function takeFeed(part: Part): Feed | undefined {
  const feed = (globalThis as Shelf)[name];
  if (!feed || feed.taken.has(part)) return undefined;
  feed.taken.add(part);
  return feed;
}
