/** Work that comes before the answer waits for it, up to this many pieces. */
const maxWaiting = 60;

/** Whether a page may be read. Until that is known, work waits; while it may not, work is left undone. */
export class Gate {
  #waiting: (() => void)[] | undefined = [];
  #open = false;

  pass(work: () => void): void {
    if (this.#waiting === undefined) {
      if (this.#open) work();
    } else if (this.#waiting.length < maxWaiting) this.#waiting.push(work);
  }

  set(open: boolean): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    this.#open = open;
    if (open) for (const work of waiting) work();
  }
}
