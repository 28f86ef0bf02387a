import type { DataOf } from '../../messaging/protocol.ts';

type Increment = DataOf<'active-time'>;
/** A worker that can not be reached for this many reports (an hour) is gone: the extension was replaced. */
const maxWaiting = 240;

/** Tells the worker what a meter measured, in order, each until it is acknowledged; with its number, so that it counts once. */
export class Reports {
  readonly #send: (increment: Increment) => Promise<unknown>;
  readonly #meter: string;
  readonly #waiting: Increment[] = [];
  #seq = 0;
  #sending = false;

  constructor(send: (increment: Increment) => Promise<unknown>, meter: string) {
    this.#send = send;
    this.#meter = meter;
  }

  /** Adds a report and tries to deliver all that wait. @returns when delivery ended, well or for now. */
  async add(spent: Omit<Increment, 'meter' | 'seq'>): Promise<void> {
    if (this.#waiting.length >= maxWaiting) return;
    this.#seq += 1;
    this.#waiting.push({ ...spent, meter: this.#meter, seq: this.#seq });
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
        await this.#send(next);
        this.#waiting.shift();
      }
    } catch {
      // Not acknowledged: it stays in front and goes first with the next report.
    } finally {
      this.#sending = false;
    }
  }
}
