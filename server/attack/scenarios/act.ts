import type { Played } from '../play/play.ts';
import type { Act } from './scenario.ts';

/** What was played, as a report tells it. @param keysBefore Processor seconds for keys that were admitted before it began. */
export function actOf(what: string, played: Played, keysBefore = 0): Act {
  const { damage, price, notices, refusals, standings } = played;
  const cpuSeconds = Math.round((price.cpuSeconds + keysBefore) * 1_000) / 1_000;
  return { what, damage, price: { ...price, cpuSeconds }, notices, standings, refusals: Object.fromEntries(refusals) };
}
