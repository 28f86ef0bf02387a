import type { Opener } from '../feed.ts';

/** Stands in for whoever opens details until their script is there, and keeps what was opened last meanwhile. */
export class Doorbell implements Opener {
  readonly #fetch: () => void;
  #opener: Opener | undefined;
  #waiting: Parameters<Opener['open']> | undefined;

  /** @param fetch Has the script brought in. */
  constructor(fetch: () => void) {
    this.#fetch = fetch;
  }

  press(...pressed: Parameters<Opener['press']>): void {
    this.#opener?.press(...pressed);
  }

  open(...opened: Parameters<Opener['open']>): void {
    if (this.#opener) this.#opener.open(...opened);
    else {
      this.#waiting = opened;
      this.#fetch();
    }
  }

  answer(opener: Opener): void {
    this.#opener = opener;
    if (this.#waiting) opener.open(...this.#waiting);
    this.#waiting = undefined;
  }
}
