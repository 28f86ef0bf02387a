import type { Job } from './job.ts';

interface Given {
  /** The text that holds. */
  current: () => Promise<string>;
  /** Puts it into the catalogue; putting the same there again changes nothing. */
  carry: (text: string) => Promise<void>;
}

/** At every start the catalogue carries the switches that hold: a process may have died between storing them and handing them on. */
export const carrySwitches = ({ current, carry }: Given): Job => ({
  async start() {
    await carry(await current());
    return async () => undefined;
  },
});
