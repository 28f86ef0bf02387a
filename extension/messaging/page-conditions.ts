import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { listen } from './listen.ts';
import type { Conditions } from './protocol.ts';
import { send } from './send.ts';

type Obey = (now: Conditions) => void;

/** What may be done on one page, for everything that runs in it: asked for once, and heard of once when it changes. */
export class PageConditions {
  readonly #platform: PlatformId;
  readonly #followers = new Set<Obey>();
  #first: Promise<Conditions> | undefined;
  /** What was told since. */
  #changed: Conditions | undefined;

  /** @param signal The page or the extension is over: nobody is told any more. */
  constructor(platform: PlatformId, signal: AbortSignal) {
    this.#platform = platform;
    const stopListening = listen('conditions-changed', (now) => {
      this.#changed = now;
      for (const obey of this.#followers) obey(now);
    });
    signal.addEventListener('abort', () => {
      stopListening();
      this.#followers.clear();
    });
  }

  /**
   * @param obey Called once it is known what holds, and again whenever it changes.
   * @param unknown Called where nobody could tell.
   */
  follow(obey: Obey, unknown: () => void = () => undefined): void {
    this.#followers.add(obey);
    this.#first ??= this.#ask();
    this.#first.then(
      (first) => this.#followers.has(obey) && obey(this.#changed ?? first),
      () => this.#followers.has(obey) && !this.#changed && unknown(),
    );
  }

  /** A worker that is just being replaced gets a second chance. */
  async #ask(): Promise<Conditions> {
    const ask = () => send('conditions', { platform: this.#platform });
    return ask().catch(ask);
  }
}
