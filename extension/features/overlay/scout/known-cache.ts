import type { EntityKey } from '@infofi-lens/shared/facts/entity';

const mostAsked = 200;
const mostHeld = 2_000;
/** What was not known is asked for again after this time: others may have told of it meanwhile. */
const unknownForMs = 60_000;
/** Between two questions: who scrolls wants many things, one after the other. */
const leastBetweenMs = 60;

/** What is told of one entity. */
interface Told {
  readonly key: EntityKey;
}

export interface CacheDeps<T extends Told> {
  /** What can be told at once. */
  readonly ask: (keys: EntityKey[]) => Promise<T[]>;
  /** Of which there is more to tell, that takes longer: asked for once the short answer is there, and alone about what is known already. */
  readonly whole?: { readonly of: (key: EntityKey) => boolean; readonly ask: (keys: EntityKey[]) => Promise<T[]> };
  /** Called when some that were asked for became known, changed, or are known no more. */
  readonly changed: (keys: readonly EntityKey[]) => void;
  readonly wait: (work: () => void, ms: number) => void;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
}

/** What the worker tells of the entities on one page. Asks for many at once, and for each once. */
export class KnownCache<T extends Told> {
  readonly #deps: CacheDeps<T>;
  #known = new Map<EntityKey, T>();
  readonly #askedAt = new Map<EntityKey, number>();
  readonly #wanted = new Set<EntityKey>();
  /** The last question about each: an answer to one before it comes too late. */
  readonly #turnOf = new Map<EntityKey, number>();
  #turns = 0;
  #waiting = false;
  #lastAsked = Number.NEGATIVE_INFINITY;

  constructor(deps: CacheDeps<T>) {
    this.#deps = deps;
  }

  get known(): ReadonlyMap<EntityKey, T> {
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
  refresh(keys: Iterable<EntityKey>): void {
    for (const key of keys) if (this.#askedAt.has(key)) this.#wanted.add(key);
    this.#gather();
  }

  /** Everything would be told differently now. It stays until what is still wanted was told anew. */
  outdate(): void {
    this.#askedAt.clear();
    this.#turnOf.clear();
  }

  /** @returns what is known of it, asked for where it is not known. */
  async get(key: EntityKey): Promise<T | undefined> {
    if (!this.#known.has(key)) await this.#take([key], this.#deps.ask);
    return this.#known.get(key);
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
    for (const key of keys) this.#wanted.delete(key);
    this.#gather();
    const { ask, whole } = this.#deps;
    const isMore = (key: EntityKey) => whole?.of(key) === true;
    const isKnown = (key: EntityKey) => this.#known.has(key);
    const isOld = (key: EntityKey) => isMore(key) && isKnown(key);
    const old = whole && this.#take(keys.filter(isOld), whole.ask);
    const fresh = keys.filter((key) => !isOld(key));
    await this.#take(fresh, ask);
    // One after the other: both at once would make the short answer wait for the long one.
    if (whole) await this.#take(fresh.filter(isOld), whole.ask);
    await old;
  }

  async #take(keys: EntityKey[], ask: CacheDeps<T>['ask']): Promise<void> {
    if (keys.length === 0) return;
    this.#turns += 1;
    const turn = this.#turns;
    for (const key of keys) {
      this.#askedAt.set(key, this.#deps.now());
      this.#turnOf.set(key, turn);
    }
    const answer = await ask(keys).catch(() => undefined);
    if (answer === undefined) {
      for (const key of keys) if (this.#turnOf.get(key) === turn) this.#askedAt.delete(key); // no worker now: asked again when wanted again
      return;
    }
    if (this.#known.size + answer.length > mostHeld) {
      this.#known.clear();
      this.#askedAt.clear();
    }
    const told = new Map(answer.map((one) => [one.key, one]));
    const news = keys.filter((key) => this.#turnOf.get(key) === turn && !isSame(told.get(key), this.#known.get(key)));
    if (news.length === 0) return;
    const known = new Map(this.#known); // a new one, so that who compares sees the change
    for (const key of news) {
      const one = told.get(key);
      if (one) known.set(key, one);
      else known.delete(key);
    }
    this.#known = known;
    this.#deps.changed(news);
  }
}

/** Whether the same was told again: by its own parts, of which those that hold others count as other ones. */
function isSame(a: Told | undefined, b: Told | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return one.length === other.size && one.every(([name, part]) => other.get(name) === part);
}
