/** Work that goes on beside answering requests. */
export interface Job {
  /** @returns what ends it, once the piece of work in hand is done. */
  start(): Promise<() => Promise<void>>;
}
