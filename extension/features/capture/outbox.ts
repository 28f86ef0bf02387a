import type { ParseResult } from '@infofi-lens/shared/adapters/types';
import { LensError } from '@infofi-lens/shared/errors';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { PageCost } from '../../messaging/page-cost.ts';
import type { AnswerOf, Observed } from '../../messaging/protocol.ts';
import type { PageOutcome } from '../../storage/page-outcome.ts';

const maxObservations = 100;
const maxText = 1_048_576;
/** Sightings that wait for the worker at most. What is seen beyond is lost, and the loss is told. */
const maxWaiting = 5_000;
const firstRetryMs = 250;
const lastRetryMs = 30_000;
/** What was spent beyond this, in milliseconds, is told when the page is left, although nothing else is to be said. */
const worthTelling = 1;

type Report = Observed['report'];
type Receipt = AnswerOf<'observed'>;

export interface OutboxDeps {
  readonly platform: Observed['platform'];
  readonly adapter: string;
  /** @throws {LensError} as messaging's `send` does. */
  readonly send: (message: Observed) => Promise<Receipt>;
  readonly wait: (ms: number) => Promise<void>;
  /** 0 to 1. */
  readonly random: () => number;
  readonly cost: Pick<PageCost, 'take' | 'untold'>;
  /** When the document was opened, in milliseconds since 1970. */
  readonly opened: number;
}

/** The worker was not there or had no room: the same message may well be taken later. Everything else would be refused again. */
const worthAnotherTry = new Set(['no_answer', 'failed', 'storage_full']);

/**
 * Hands sightings to the worker and keeps each until the worker says that it is in the database. A message that was stored
 * and whose receipt got lost is sent again, and storing it again changes nothing.
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  /** Each as the JSON text it is sent as, with the address it was read on. */
  readonly #waiting: { readonly text: string; readonly address: string }[] = [];
  /** Refused for now; each waits for its next try. */
  readonly #refused = new Set<Observed>();
  #report: Report = noReport();
  /** Where something was last read. */
  #address = '';
  #sending = false;
  #open = true;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /**
   * @param address Of the page it was read on.
   * @param outcome What the reading says about the page's layout.
   */
  add({ observations, rejected, warnings, drift }: ParseResult, address: string, outcome?: PageOutcome): void {
    if (!this.#open) return;
    this.#address = address;
    this.#report.captures += 1;
    this.#report.rejected += rejected;
    for (const { code } of warnings) count(this.#report.warnings, code);
    if (drift) count(this.#report.drifts, drift.code);
    if (outcome) this.#note(outcome);
    for (const observation of observations) this.#keep(observation);
    if (!this.#sending) void this.#work();
  }

  /** Says something about a page's layout that no reading said. */
  tell(outcome: PageOutcome): void {
    if (!this.#open) return;
    this.#note(outcome);
    if (!this.#sending) void this.#work();
  }

  lost(sightings = 1): void {
    this.#report.lost += sightings;
  }

  skipped(): void {
    this.#report.skipped += 1;
  }

  /** Tells what the page cost since the last message, where there was one. */
  tellCost(): void {
    if (this.#open && this.#address !== '' && !this.#sending) void this.#deliver(...this.#next());
  }

  /** Sends everything at once, without waiting for receipts: the page is being left, and there may be no later. */
  hurry(): void {
    for (const message of this.#refused) this.#deps.send(message).catch(() => undefined); // its own next try follows if the page comes back
    while (this.#open && this.#hasSome()) void this.#deliver(...this.#next());
    if (this.#deps.cost.untold >= worthTelling) this.tellCost();
  }

  close(): void {
    this.#open = false;
    this.#waiting.length = 0;
  }

  #note({ page, good, drifts, fell }: PageOutcome): void {
    const { pages } = this.#report;
    const at = pages.findIndex((one) => one.page === page);
    const before = pages[at] ?? { page, good: 0, drifts: 0, fell: 0 };
    const sum = { page, good: before.good + good, drifts: before.drifts + drifts, fell: before.fell + fell };
    if (at < 0) pages.push(sum);
    else pages[at] = sum;
  }

  #keep(observation: AnyObservation): void {
    const text = JSON.stringify(observation);
    if (text.length + 2 > maxText || this.#waiting.length >= maxWaiting) this.lost();
    else this.#waiting.push({ text, address: this.#address });
  }

  async #work(): Promise<void> {
    this.#sending = true;
    // Sightings of one turn travel together.
    await this.#deps.wait(0);
    while (this.#open && this.#hasSome()) await this.#deliver(...this.#next());
    this.#sending = false;
  }

  #hasSome(): boolean {
    return this.#waiting.length > 0 || this.#report.captures > 0 || this.#report.pages.length > 0;
  }

  /** Takes as many of one page as go into one message off the front. @returns the message and how many sightings it holds. */
  #next(): [message: Observed, sightings: number] {
    const { platform, adapter, opened, cost } = this.#deps;
    const address = this.#waiting[0]?.address ?? this.#address;
    let length = 2;
    let n = 0;
    for (const one of this.#waiting.slice(0, maxObservations)) {
      length += one.text.length + 1;
      if (length > maxText || one.address !== address) break;
      n += 1;
    }
    const texts = this.#waiting.splice(0, n).map(({ text }) => text);
    const report = { ...this.#report, cost: cost.take() };
    this.#report = noReport();
    const page = address === '' ? {} : { page: { address, opened } };
    return [{ platform, adapter, observations: `[${texts.join(',')}]`, report, ...page }, n];
  }

  /** Returns when the message was taken, can never be, or the page is over. */
  async #deliver(message: Observed, sightings: number): Promise<void> {
    for (let attempt = 0; this.#open; attempt += 1) {
      try {
        const { dropped } = await this.#deps.send(message);
        if (dropped) this.#waiting.length = 0; // nothing of this page is wanted now; it may be again
        return;
      } catch (error) {
        if (!(error instanceof LensError && worthAnotherTry.has(error.code))) {
          this.lost(sightings);
          return;
        }
        const ceiling = Math.min(firstRetryMs * 2 ** attempt, lastRetryMs);
        this.#refused.add(message);
        await this.#deps.wait(ceiling / 2 + (ceiling / 2) * this.#deps.random());
        this.#refused.delete(message);
      }
    }
  }
}

const noReport = (): Report => ({ captures: 0, rejected: 0, lost: 0, skipped: 0, warnings: {}, drifts: {}, pages: [] });

function count(counts: Record<string, number>, code: string): void {
  counts[code] = (counts[code] ?? 0) + 1;
}
