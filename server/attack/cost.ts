/** What an attack costs whoever makes it. Work is processor time really spent on this machine, not an estimate. */
export interface Price {
  /** Proof of work and signatures, seconds of one core. */
  readonly cpuSeconds: number;
  readonly keys: number;
  readonly networks: number;
  readonly batches: number;
  readonly sightings: number;
}

/** Adds up what a group of members spends. */
export class Purse {
  #cpuMicros = 0;
  #batches = 0;
  #hardest = 0;
  #easiest = Number.POSITIVE_INFINITY;
  #sightings = 0;
  readonly #keys = new Set<string>();
  readonly #networks = new Set<string>();

  /** Runs a piece of synchronous work on the group's account. */
  pay<T>(work: () => T): T {
    const before = process.threadCpuUsage();
    try {
      return work();
    } finally {
      const { user, system } = process.threadCpuUsage(before);
      this.#cpuMicros += user + system;
    }
  }

  /** Work asked of a key, in bits. */
  noteWork(bits: number): void {
    this.#hardest = Math.max(this.#hardest, bits);
    this.#easiest = Math.min(this.#easiest, bits);
  }
  /** Whether the door asked for more than at first. */
  get gotHarder(): boolean {
    return this.#hardest > this.#easiest;
  }

  get cpuSeconds(): number {
    return this.#cpuMicros / 1e6;
  }

  countKey(id: string, network: string): void {
    this.#keys.add(id);
    this.#networks.add(network);
  }

  countBatch(sightings: number): void {
    this.#batches += 1;
    this.#sightings += sightings;
  }

  get sightings(): number {
    return this.#sightings;
  }

  price(): Price {
    return {
      cpuSeconds: Math.round(this.#cpuMicros / 1e3) / 1e3,
      keys: this.#keys.size,
      networks: this.#networks.size,
      batches: this.#batches,
      sightings: this.#sightings,
    };
  }
}
