import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { AnswerOf, DataOf } from '../../messaging/protocol.ts';
import type { Theme } from '../../storage/themes.ts';
import type { PageNotice } from '../../ui/page-notice.tsx';
import type { BoardOnPage } from './boards.ts';
import type { Spot } from './spot.ts';

export type KnownEntity = AnswerOf<'lookup'>[number];

/** All that the overlay shows, as the scout found it. */
export interface OverlayState {
  readonly on: boolean;
  readonly showUnconfirmed: boolean;
  /** The language to speak. */
  readonly locale: string;
  /** How it looks. */
  readonly theme: Theme;
  /** Whether the card was last folded up; `undefined`: nobody decided. */
  readonly folded: boolean | undefined;
  /** Known and in sight or near it, in reading order. */
  readonly spots: readonly Spot[];
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

/** What the two scripts of one page say to each other. They share a world that the page has no part in. */
export interface Feed {
  get(): OverlayState;
  /** @returns how to stop. */
  subscribe(changed: () => void): () => void;
  /** Called when the person asked for the overlay by its shortcut. @returns how to stop. */
  onFocus(focus: () => void): () => void;
  past(asked: DataOf<'past'>): Promise<AnswerOf<'past'>>;
  held(asked: DataOf<'held'>): Promise<AnswerOf<'held'>>;
  worth(asked: DataOf<'worth'>): Promise<AnswerOf<'worth'>>;
  shill(asked: DataOf<'shill'>): Promise<AnswerOf<'shill'>>;
  words(asked: DataOf<'words'>): Promise<AnswerOf<'words'>>;
  report(wrong: DataOf<'report-wrong'>): Promise<AnswerOf<'report-wrong'>>;
  fold(folded: boolean): void;
  /** Drawing, or starting the script that draws, took so many milliseconds of the page's time. */
  drew(ms: number): void;
  /** The extension or the page is over. */
  readonly signal: AbortSignal;
  /** Set by the overlay's script once it runs, so that a second start of it does nothing. */
  taken: boolean;
}

const name = Symbol.for('infofi-lens.overlay');
type Shelf = { [name]?: Feed };

export function offerFeed(feed: Feed): void {
  (globalThis as Shelf)[name] = feed;
}

/** @returns the page's feed, once; afterwards and without one `undefined`. */
export function takeFeed(): Feed | undefined {
  const feed = (globalThis as Shelf)[name];
  if (!feed || feed.taken) return undefined;
  feed.taken = true;
  return feed;
}
