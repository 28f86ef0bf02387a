import type { PlatformId } from '../facts/entity.ts';
import type { AnyObservation, Context, Via } from '../facts/observation.ts';
import type { EpochMs } from '../units.ts';
import type { Overrides } from './table.ts';

/** Which of a page's own answers are worth reading. Plain data: the tap, the manifest and the docs all use it. */
export interface ResponseRule {
  readonly host: string;
  /** Source of a regular expression over the path of the address ('^/api/trpc/'). */
  readonly path: string;
  /** Whether the meaning of the answer is in the request's body (Kaito's tunnel, X's POST reads). */
  readonly requestBody?: true;
}

/** What an adapter is, without its code. Cheap to import anywhere. */
export interface AdapterMeta {
  readonly id: PlatformId;
  /** Raised whenever the same page would now be read differently. */
  readonly version: number;
  readonly label: string;
  /** Match patterns of the pages whose own data is read. */
  readonly matches: readonly string[];
  readonly responses: readonly ResponseRule[];
  /** Whether the platform is read only after the user switched it on and granted its host. */
  readonly optional: boolean;
  /** One sentence for people: what is read here. */
  readonly reads: string;
}

/** An answer or page that was recorded for tests. */
export interface TestPage {
  readonly url: string;
  readonly shows: string;
  readonly fixture: string;
}

/** One answer, page or set of cards, as the page had it. Untrusted throughout. */
export interface Capture {
  /** Address of the answer (network) or of the page (hydration, dom). */
  readonly url: string;
  /** Address of the page in front; for a recorded file it may be unknown. */
  readonly pageUrl?: string;
  readonly via: Via;
  readonly body: string;
  readonly requestBody?: string;
  /** HTTP status, where known. */
  readonly status?: number;
  readonly capturedAt: EpochMs;
}

/** Something odd that cost nothing or one entry. Carries no data of the page, so it may be shown and counted. */
export interface Warning {
  /** Stable, snake_case. */
  readonly code: string;
  readonly message: string;
  /** Where in the payload: keys and positions only. */
  readonly path?: string;
}

/** A payload that should have held data and gave none: the platform changed, and this adapter has to follow. */
export interface Drift {
  readonly code: string;
  readonly message: string;
}

export interface ParseResult {
  readonly observations: readonly AnyObservation[];
  /** Entries that were meant to be something and could not be read. */
  readonly rejected: number;
  readonly warnings: readonly Warning[];
  readonly drift?: Drift;
}

/**
 * A reading in steps: every `yield` is a place where the page may be let in (a few hundred entries at most lie between two).
 * A reader is pure, never throws, and costs time linear in the payload whatever the payload is.
 */
export type ParseSteps = Generator<undefined, ParseResult, undefined>;

export interface Adapter {
  readonly meta: AdapterMeta;
  /** Whether this adapter has anything to say about that answer or page. Cheap: looks at addresses only. */
  accepts(capture: Pick<Capture, 'url' | 'via' | 'pageUrl'>): boolean;
  parse(capture: Capture): ParseSteps;
  /** The same reader with entries of its tables replaced. */
  withTables(overrides: Overrides): Adapter;
}

/** What a reader knows about a sighting before it has read it. */
export interface Sighting {
  readonly observedAt: EpochMs;
  readonly via: Via;
  readonly context: Context;
}

export const nothing: ParseResult = { observations: [], rejected: 0, warnings: [] };
