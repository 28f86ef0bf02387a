import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { KnownEntity } from '../feed.ts';

const mostAsked = 200;
const mostHeld = 2_000;
/** What was not known is asked for again after this time: others may have told of it meanwhile. */
const unknownForMs = 60_000;
/** Between two questions: who scrolls wants many things, one after the other. */
const leastBetweenMs = 60;

export interface CacheDeps {
  readonly lookup: (keys: EntityKey[]) => Promise<KnownEntity[]>;
  /** Called when something that was asked for became known or changed. */
  readonly changed: () => void;
  readonly wait: (work: () => void, ms: number) => void;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
}

/** What the worker knows of the entities on one page. Asks for many at once, and for each once. */
export class KnownCache {
  readonly #deps: CacheDeps;
  #known = new Map<EntityKey, KnownEntity>();
  readonly #askedAt = new Map<EntityKey, number>();
  readonly #wanted = new Set<EntityKey>();
  #waiting = false;
  #lastAsked = Number.NEGATIVE_INFINITY;

  constructor(deps: CacheDeps) {
    this.#deps = deps;
  }

  get known(): ReadonlyMap<EntityKey, KnownEntity> {
    return this.#known;
  }

  want(keys: Iterable<EntityKey>): void {
    const now = this.#deps.now();
    for (const key of keys) {
      const asked = this.#askedAt.get(key);
      if (asked === undefined || (!this.#known.has(key) && now - asked > unknownForMs)) this.#wanted.add(key);
    }
    this.#gather();
  }

  /** These were stored anew. Those that nobody asked for stay unasked. */
  refresh(keys: readonly EntityKey[]): void {
    for (const key of keys) if (this.#askedAt.has(key)) this.#wanted.add(key);
    this.#gather();
  }

  #gather(): void {
    if (this.#waiting || this.#wanted.size === 0) return;
    this.#waiting = true;
    const ask = () => {
      this.#waiting = false;
      void this.#ask();
    };
    const rest = this.#lastAsked + leastBetweenMs - this.#deps.now();
    // Before the page draws the frame that it is at: the worker looks it up meanwhile.
    if (rest <= 0) queueMicrotask(ask);
    else this.#deps.wait(ask, rest);
  }

  async #ask(): Promise<void> {
    const keys = [...this.#wanted].slice(0, mostAsked);
    this.#lastAsked = this.#deps.now();
    for (const key of keys) {
      this.#wanted.delete(key);
      this.#askedAt.set(key, this.#deps.now());
    }
    this.#gather();
    const answer = await this.#deps.lookup(keys).catch(() => undefined);
    if (answer === undefined) {
      for (const key of keys) this.#askedAt.delete(key); // no worker now: asked again when wanted again
      return;
    }
    if (this.#known.size + answer.length > mostHeld) {
      this.#known.clear();
      this.#askedAt.clear();
    }
    if (answer.length === 0) return;
    const known = new Map(this.#known); // a new one, so that who compares sees the change
    for (const entity of answer) known.set(entity.key, entity);
    this.#known = known;
    this.#deps.changed();
  }
}
