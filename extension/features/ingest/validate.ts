import { parseJson } from '@infofi-lens/shared/adapters/json';
import { LensError } from '@infofi-lens/shared/errors';
import { type AnyObservation, LocalObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Observed } from '../../messaging/protocol.ts';

const maxItems = 100;
/** Clocks of one machine agree; a sighting from the future would outlive every later one. */
const maxAheadMs = 120_000;

/**
 * The observations of a message that are what they should be. One that is not costs only itself.
 * @throws {LensError} `invalid_message` when there is no list at all.
 */
export function validObservations(message: Observed, now: EpochMs): { good: AnyObservation[]; invalid: number } {
  const items = parseJson(message.observations);
  if (!Array.isArray(items) || items.length > maxItems)
    throw new LensError('invalid_message', 'The sightings are no list, or too long a list.');
  const good = items.flatMap((item: unknown) => {
    const parsed = LocalObservation.safeParse(item);
    return parsed.success && belongs(parsed.data, message, now) ? [parsed.data] : [];
  });
  return { good, invalid: items.length - good.length };
}

function belongs({ platform, adapter, observedAt }: AnyObservation, message: Observed, now: EpochMs): boolean {
  return platform === message.platform && adapter === message.adapter && observedAt <= now + maxAheadMs;
}
