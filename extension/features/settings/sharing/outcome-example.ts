import { leavingOutcome } from '@infofi-lens/shared/contracts/leaving';
import type { Outcome, SpentTime } from '@infofi-lens/shared/contracts/outcomes';
import type { EpochMs } from '@infofi-lens/shared/units';
import { timesToTell } from '../../../storage/roi/times-to-tell.ts';
import type { Store } from '../../../storage/store.ts';

/** Something real of this browser, exactly as it would leave. */
export interface OutcomeExample {
  readonly outcome: Outcome | undefined;
  readonly time: SpentTime | undefined;
}

export async function outcomeExample(store: Pick<Store, 'outcomes' | 'time' | 'toldTimes'>, now: EpochMs): Promise<OutcomeExample> {
  const [newest, times] = await Promise.all([store.outcomes.newest(), timesToTell(store, now)]);
  return { outcome: newest && leavingOutcome(newest.outcome), time: times.at(-1)?.leaves };
}
