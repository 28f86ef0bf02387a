import type { EpochMs } from '@infofi-lens/shared/units';
import { LimitError } from '../../http/errors.ts';
import type { QuotaStore } from '../../stores/admission/quota-store.ts';
import { distinct } from './distinct.ts';
import { type Allowance, tally } from './tally.ts';

/** How much one contributor and one network may send. 0: no limit. */
export interface QuotaLimits {
  readonly observationsPerHour: number;
  readonly entitiesPerDay: number;
  readonly networkAdmissionsPerDay: number;
  readonly networkObservationsPerHour: number;
  /** Outcomes and times together; a network may share {@link peopleOfNetwork} times as many. */
  readonly outcomesPerDay: number;
}

const hour = 3_600_000;
const peopleOfNetwork = 20;

/** What is asked of a batch. */
export interface BatchUse {
  readonly contributor: number;
  readonly network: string | undefined;
  readonly items: number;
  readonly entities: readonly string[];
}

/** Keeps one contributor, and one network, from drowning out everybody else. */
export function quotas({
  store,
  limits,
  secret,
  now,
}: {
  store: QuotaStore;
  limits: QuotaLimits;
  secret: () => Promise<Uint32Array>;
  now: () => EpochMs;
}) {
  const counts = tally({ store, now });
  const entities = distinct({ store, now, limit: limits.entitiesPerDay, secret });
  const own: Allowance = { name: 'observations', limit: limits.observationsPerHour, everyMs: hour };
  const ofNetwork: Allowance = { name: 'observations', limit: limits.networkObservationsPerHour, everyMs: hour };
  const newcomers: Allowance = { name: 'newcomers', limit: limits.networkAdmissionsPerDay, everyMs: 24 * hour, slack: 0 };

  const outcomes: Allowance = { name: 'outcomes', limit: limits.outcomesPerDay, everyMs: 24 * hour };
  const outcomesOfNetwork: Allowance = { ...outcomes, limit: peopleOfNetwork * limits.outcomesPerDay };

  async function take(holder: string, allowance: Allowance, n: number, words: string): Promise<() => void> {
    const taken = await counts.take(holder, allowance, n);
    if ('waitMs' in taken) throw reached(taken.waitMs, words);
    return taken.giveBack;
  }

  return {
    /** @returns how to give it back. @throws {LimitError} `quota_reached` */
    async batch({ contributor, network, items, entities: named }: BatchUse): Promise<() => void> {
      const back = [await take(`c${contributor}`, own, items, 'This browser has shared as much as is taken in an hour.')];
      const giveBack = () => {
        for (const one of back) one();
      };
      try {
        if (network) back.push(await take(`n${network}`, ofNetwork, items, 'Your network has shared as much as is taken in an hour.'));
        const wait = await entities.take(contributor, named);
        if (wait > 0) throw reached(wait, 'This browser has spoken of as many different things as are taken in a day.');
        return giveBack;
      } catch (error) {
        giveBack();
        throw error;
      }
    },

    /** Outcomes and times are to be taken. @returns how to give it back. @throws {LimitError} `quota_reached` */
    async outcomes({ contributor, network, items }: Omit<BatchUse, 'entities'>): Promise<() => void> {
      const own = await take(`c${contributor}`, outcomes, items, 'This browser has shared as many outcomes as are taken in a day.');
      if (!network) return own;
      try {
        const giveBack = await take(
          `n${network}`,
          outcomesOfNetwork,
          items,
          'Your network has shared as many outcomes as are taken in a day.',
        );
        return () => {
          own();
          giveBack();
        };
      } catch (error) {
        own();
        throw error;
      }
    },

    /** A device key is to be made known. @returns how to give it back. @throws {LimitError} `quota_reached` */
    async newcomer(network: string | undefined): Promise<() => void> {
      if (!network) return () => undefined;
      return take(`n${network}`, newcomers, 1, 'As many new browsers as are let in in a day have come from your network.');
    },

    /** When the present hour of observations ends, and what it is called in the store. */
    thisHour: () => ({ allowance: ofNetwork.name, until: ((Math.floor(now() / hour) + 1) * hour) as EpochMs }), // whole hours since 1970

    async flush(): Promise<void> {
      await counts.flush();
      await entities.flush();
    },
  };
}
export type Quotas = ReturnType<typeof quotas>;

const reached = (waitMs: number, words: string) => new LimitError(Math.ceil(waitMs / 1_000), 'quota_reached', words);
