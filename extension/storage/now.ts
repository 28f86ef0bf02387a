import { LensError } from '@infofi-lens/shared/errors';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';

/** The time by the device's clock. @throws {LensError} `broken_clock` outside of this century: nothing stored with it would mean anything. */
export function now(): EpochMs {
  const time = epochMs(Date.now());
  if (time === undefined) throw new LensError('broken_clock', "The device's clock is wrong. Please set it.");
  return time;
}
