/** Adds up what the extension costs one page, until it is told with the next message. Milliseconds by the clock given. */
export class PageCost {
  readonly #now: () => number;
  #ms = 0;
  #overlayMs = 0;
  #read = 0;
  readonly #brought = { chips: false, cards: false };
  /** Whether something is being timed already: what happens inside it is counted with it. */
  #timing = false;
  #drawn: (() => void) | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Does a piece of work and counts the time it took. @param from When it began, where that was before now. */
  time<T>(work: () => T, from = this.#now()): T {
    if (this.#timing) return work();
    this.#timing = true;
    try {
      return work();
    } finally {
      this.#timing = false;
      this.add(this.#now() - from);
    }
  }

  /** @param ms What was measured elsewhere. */
  add(ms: number): void {
    if (ms > 0) this.#ms += ms;
  }

  /** What drawing over the page took. */
  drew(ms: number): void {
    this.add(ms);
    if (ms > 0) this.#overlayMs += ms;
    this.#drawn?.();
    this.#drawn = undefined;
  }

  /** A script of the overlay was brought in. */
  brought(script: 'chips' | 'cards'): void {
    this.#brought[script] = true;
  }

  /** Called once, when something was drawn for the first time. */
  onceDrawn(heard: () => void): void {
    this.#drawn = heard;
  }

  /** @param length Of a text that was read, in characters. */
  read(length: number): void {
    this.#read += length;
  }

  /** What has not been told yet, in milliseconds. */
  get untold(): number {
    return this.#ms;
  }

  /** What was counted since it was last taken. */
  take(): { ms: number; overlayMs: number; read: number; chips?: true; cards?: true } {
    const { chips, cards } = this.#brought;
    const scripts = { ...(chips && { chips: true as const }), ...(cards && { cards: true as const }) };
    const cost = { ms: round(this.#ms), overlayMs: round(this.#overlayMs), read: this.#read, ...scripts };
    this.#ms = 0;
    this.#overlayMs = 0;
    this.#read = 0;
    return cost;
  }
}

/** Clocks of pages tell tenths of a millisecond. */
const round = (ms: number) => Math.min(Math.round(ms * 10) / 10, 3_600_000);
