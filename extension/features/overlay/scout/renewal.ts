import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { ChipTold } from '../feed.ts';

/** Timers that run longer are not exact, and those of days do not exist. */
const longestMs = 3_600_000;
/** A page is not kept busy by a time that lies a moment ahead. */
const shortestMs = 1_000;

export interface RenewalDeps {
  /** These are other texts by now. */
  readonly renew: (keys: EntityKey[]) => void;
  /** @returns how to stop waiting. */
  readonly wait: (work: () => void, ms: number) => () => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Has texts told anew when their time is over: "1 h left" is true for a minute or an hour, and then another. */
export class Renewal {
  readonly #deps: RenewalDeps;
  #chips: readonly ChipTold[] = [];
  #until = Number.POSITIVE_INFINITY;
  #stop: (() => void) | undefined;

  constructor(deps: RenewalDeps) {
    this.#deps = deps;
  }

  /** @param chips All that are shown now. */
  watch(chips: readonly ChipTold[]): void {
    this.#chips = chips;
    const until = Math.min(...chips.map((chip) => chip.until ?? Number.POSITIVE_INFINITY));
    if (until === this.#until) return;
    this.#until = until;
    this.#stop?.();
    const ms = Math.min(Math.max(until - this.#deps.now(), shortestMs), longestMs);
    this.#stop = Number.isFinite(until) ? this.#deps.wait(() => this.#look(), ms) : undefined;
  }

  #look(): void {
    const now = this.#deps.now();
    const over = this.#chips.filter(({ until }) => until !== undefined && until <= now).map(({ key }) => key);
    if (over.length > 0) this.#deps.renew(over);
    this.#until = Number.NaN; // waited for anew, also for the same
    this.watch(this.#chips);
  }
}
