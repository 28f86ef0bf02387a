import { hour } from '../world/thing.ts';

/** The first time a defence of one sort did something about an attack. */
export interface Notice {
  /** `refused too_many_requests`, `held contested`, `cluster`, `trust`, `quarantine`, `breaker`. */
  readonly what: string;
  /** Hours of simulated time since the attack began. */
  readonly afterHours: number;
  /** Sightings the attackers had sent by then. */
  readonly afterSightings: number;
}

/** Writes down the first of each sort. */
export class Notices {
  readonly #began: number;
  readonly #first = new Map<string, Notice>();

  constructor(began: number) {
    this.#began = began;
  }

  note(what: string, now: number, afterSightings: number): void {
    if (!this.#first.has(what)) this.#first.set(what, { what, afterHours: (now - this.#began) / hour, afterSightings });
  }

  all(): Notice[] {
    return [...this.#first.values()].sort((a, b) => a.afterHours - b.afterHours || a.afterSightings - b.afterSightings);
  }
}
