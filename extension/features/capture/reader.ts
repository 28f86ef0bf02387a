import type { Adapter, Capture, ParseResult } from '@infofi-lens/shared/adapters/types';
import { fingerprint } from '@infofi-lens/shared/fingerprint';
import { type Pacing, runInSlices } from './slices.ts';

/** Waiting bodies beyond these are not read: a page that brings more would be slowed down by our reading it all. */
const maxWaiting = 60;
const maxWaitingLength = 32 * 1_048_576;
/** Bodies remembered to notice one that comes again. */
const maxRemembered = 1_000;

export interface ReaderDeps {
  readonly adapter: Adapter;
  readonly pacing: Pacing;
  /** What a body said, and which it was. */
  readonly read: (result: ParseResult, capture: Capture) => void;
  /** A body that was left unread for want of room. */
  readonly lost: () => void;
}

/** Reads the captures of one page, one after the other, each body once. */
export class Reader {
  readonly #deps: ReaderDeps;
  readonly #seen = new Set<string>();
  readonly #waiting: Capture[] = [];
  #length = 0;
  #busy = false;
  #open = true;

  constructor(deps: ReaderDeps) {
    this.#deps = deps;
  }

  /** Takes a capture on; what the adapter has nothing to say about and what was read before is left. */
  add(capture: Capture): void {
    if (!this.#open || !this.#deps.adapter.accepts(capture)) return;
    if (this.#waiting.length >= maxWaiting || this.#length + capture.body.length > maxWaitingLength) {
      this.#deps.lost();
      return;
    }
    this.#waiting.push(capture);
    this.#length += capture.body.length;
    if (!this.#busy) void this.#work();
  }

  /** Forgets what waits and takes nothing more. What is being read is read to its end and told to nobody. */
  close(): void {
    this.#open = false;
    this.#waiting.length = 0;
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let capture = this.#waiting.shift(); capture; capture = this.#waiting.shift()) {
      this.#length -= capture.body.length;
      if (!this.#isNew(capture)) continue;
      const result = await runInSlices(this.#deps.adapter.parse(capture), this.#deps.pacing);
      if (this.#open) this.#deps.read(result, capture);
    }
    this.#busy = false;
  }

  /** The page it was seen on counts too: on X the same answer may be shared from one page and not from another. */
  #isNew({ url, pageUrl, body }: Capture): boolean {
    const print = fingerprint(`${url} ${pageUrl} ${body}`);
    if (this.#seen.has(print)) return false;
    if (this.#seen.size >= maxRemembered) this.#seen.clear();
    this.#seen.add(print);
    return true;
  }
}
