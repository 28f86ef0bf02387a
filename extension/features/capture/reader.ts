import type { Adapter, Capture, ParseResult, ParseSteps } from '@infofi-lens/shared/adapters/types';
import { fingerprint } from '@infofi-lens/shared/fingerprint';
import { type Pacing, runInSlices, runUntil } from './slices.ts';

/** Waiting bodies beyond these are not read: a page that brings more would be slowed down by our reading it all. */
const maxWaiting = 60;
const maxWaitingLength = 32 * 1_048_576;
/** Bodies remembered to notice one that comes again. */
const maxRemembered = 1_000;
/** Characters. What pages ask for again and again is short; longer bodies take about as long to recognise as to read. */
const maxRecognised = 65_536;
/** The next page waits while this one is read to its end. A megabyte takes a tenth of this unless the machine is busy. */
const maxLeavingMs = 400;

export interface ReaderDeps {
  readonly adapter: Adapter;
  readonly pacing: Pacing;
  /** What a body said, and which it was. */
  readonly read: (result: ParseResult, capture: Capture) => void;
  /** A body that was left unread for want of room or time. */
  readonly lost: () => void;
}

interface Waiting {
  readonly capture: Capture;
  /** Once reading has begun. */
  steps?: ParseSteps;
}

/** Reads the captures of one page, one after the other, each short body once. */
export class Reader {
  readonly #deps: ReaderDeps;
  readonly #seen = new Set<string>();
  /** The first is the one being read. It stays until it is done, so that {@link finish} finds it. */
  readonly #waiting: Waiting[] = [];
  #length = 0;
  #busy = false;
  #adapter: Adapter;
  #open = true;

  constructor(deps: ReaderDeps) {
    this.#deps = deps;
    this.#adapter = deps.adapter;
  }

  /** Reads with that adapter from now on; what is being read is read to its end as it began. */
  use(adapter: Adapter): void {
    this.#adapter = adapter;
  }

  /** Takes a capture on; what the adapter has nothing to say about and what was read before is left. */
  add(capture: Capture): void {
    if (!this.#open || !this.#adapter.accepts(capture)) return;
    if (this.#waiting.length > maxWaiting || this.#length + capture.body.length > maxWaitingLength) {
      this.#deps.lost();
      return;
    }
    this.#waiting.push({ capture });
    this.#length += capture.body.length;
    if (!this.#busy) void this.#work();
  }

  /** Reads what waits at once, as far as there is time: the page is being left, and there may be no later. */
  finish(): void {
    const { pacing, read, lost } = this.#deps;
    const until = pacing.now() + maxLeavingMs;
    for (const { capture, steps } of this.#takeAll()) {
      const result = runUntil(steps ?? this.#adapter.parse(capture), pacing.now, until);
      if (result) read(result, capture);
      else lost();
    }
  }

  /** Forgets what waits and takes nothing more. */
  close(): void {
    this.#open = false;
    this.#takeAll();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let [item] = this.#waiting; item; [item] = this.#waiting) {
      const result = await this.#read(item);
      if (this.#waiting[0] !== item) continue; // the page was left meanwhile
      this.#waiting.shift();
      this.#length -= item.capture.body.length;
      if (result) this.#deps.read(result, item.capture);
    }
    this.#busy = false;
  }

  /** @returns `undefined` for a body that was read before, and when the page was left meanwhile. */
  async #read(item: Waiting): Promise<ParseResult | undefined> {
    if (!this.#isNew(item.capture)) return undefined;
    item.steps = this.#adapter.parse(item.capture);
    return runInSlices(item.steps, this.#deps.pacing, () => this.#waiting[0] === item);
  }

  /** The page it was seen on counts too: on X the same answer may be shared from one page and not from another. */
  #isNew({ url, pageUrl, body }: Capture): boolean {
    if (body.length > maxRecognised) return true;
    const print = fingerprint(`${url} ${pageUrl} ${body}`);
    if (this.#seen.has(print)) return false;
    if (this.#seen.size >= maxRemembered) this.#seen.clear();
    this.#seen.add(print);
    return true;
  }

  #takeAll(): Waiting[] {
    this.#length = 0;
    return this.#waiting.splice(0);
  }
}
