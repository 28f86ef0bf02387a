import { FirewallRule, Valves } from '@infofi-lens/shared/contracts/operating';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { HeldRule, OperatingStore, TurnedValve } from '../../stores/operating/operating-store.ts';

/** What operators turned, as it holds now. */
export interface InForce {
  readonly valves: Valves;
  readonly rules: readonly HeldRule[];
  /** Valves that somebody turned, with the reason. */
  readonly turned: readonly TurnedValve[];
}

/** A change holds in every process within this time. */
const freshMs = 2_000;

/**
 * Valves and rules, read at most every two seconds by each process: cheaper than asking for each batch, and with nothing to
 * listen to that could be missed.
 * @param usual What holds until somebody turns it.
 */
export function inForce({ store, usual, now }: { store: Pick<OperatingStore, 'valves' | 'rules'>; usual: Valves; now: () => EpochMs }) {
  let held: { at: number; value: Promise<InForce> } | undefined;

  async function read(): Promise<InForce> {
    const [turned, rules] = await Promise.all([store.valves(), store.rules()]);
    const said = Object.fromEntries(turned.map(({ valve, value }) => [valve, value]));
    return {
      valves: Valves.parse({ ...usual, ...said }),
      // A rule of a newer program that this one can not read is none here; the newer one enforces it.
      rules: rules.filter(({ rule }) => FirewallRule.safeParse(rule).success),
      turned,
    };
  }

  return {
    now(): Promise<InForce> {
      if (held && now() - held.at < freshMs) return held.value;
      const asked = { at: now(), value: read() };
      held = asked;
      asked.value.catch(() => {
        if (held === asked) held = undefined;
      });
      return asked.value;
    },
    /** Something was changed here: the next question reads anew. */
    forget(): void {
      held = undefined;
    },
  };
}
export type InForceNow = ReturnType<typeof inForce>;
