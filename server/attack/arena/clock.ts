import type { EpochMs } from '@infofi-lens/shared/units';

/** The clock of a simulated server: stands still until it is told to go on, so that weeks pass in seconds. */
export class Clock {
  #at: number;

  constructor(at: number) {
    this.#at = at;
  }

  readonly now = (): EpochMs => this.#at as EpochMs; // set from the calendar of the world only

  /** Time never runs backwards, and is whole milliseconds. */
  passTo(at: number): void {
    this.#at = Math.max(this.#at, Math.round(at));
  }
}
