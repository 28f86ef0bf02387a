import { sameness } from '@infofi-lens/shared/consensus/claim';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import { hour, type Thing } from '../world/thing.ts';
import type { Right } from './range.ts';

/** What numbers were when the honest crowd looked counts as right for as long as nobody looked again; plus the window of a median. */
const slack = 12 * hour;
/** Offline queues send what was seen up to so long ago; a value nobody agreed on may rest on anything within it. */
const oldestClaim = 14 * 24 * hour;
const samples = 60;

/**
 * Everything that would be right to show of a field now: what the same crowd without attackers shows at this moment,
 * and whatever was true from when it last looked until now.
 * @param calm What the run without attackers shows. `undefined`: nothing.
 */
export function rightValues(thing: Thing, field: string, now: number, calm: FactValue | undefined): Right {
  const agreed = calm?.evidence.status === 'agreed';
  const from = agreed ? Math.min(calm.evidence.observedAt, now) - slack : now - oldestClaim;
  const right = new Map<string, unknown>();
  const add = (value: unknown) => value !== undefined && right.set(sameness(value), value);
  if (agreed) add(calm.value);
  for (let nth = 0; nth <= samples; nth += 1) add(thing.truth(from + ((now - from) * nth) / samples)[field]);
  return [...right.values()];
}

/** Whether a value was true once, in the weeks the world knows: an attacker who brings back the past invents nothing. Shares of a board move within hours. */
export function wasTrueOnce(thing: Thing, field: string, now: number, isRight: (right: Right) => boolean): boolean {
  return Array.from({ length: 90 * 24 }, (_, hours) => thing.truth(now - hours * hour)[field])
    .filter((value) => value !== undefined)
    .some((value) => isRight([value]));
}
