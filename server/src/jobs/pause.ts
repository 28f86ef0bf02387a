/** A pause between two pieces of work, which news cut short. */
export interface Pause {
  /** Resolves after the time, or at the next {@link wake}. */
  pause(): Promise<void>;
  /** Ends a pause under way; without one it does nothing. */
  wake(): void;
}

/** @param ms How long it lasts at most. */
export function pauseOf(ms: number): Pause {
  let end: () => void = () => undefined;
  return {
    pause: () =>
      new Promise((done) => {
        const timer = setTimeout(done, ms);
        end = () => {
          clearTimeout(timer);
          done();
        };
      }),
    wake: () => end(),
  };
}
