import { type EpochMs, epochMs } from '@infofi-lens/shared/units';

const minute = 60_000;
const twoWeeks = 14 * 24 * 60 * minute;

/** Where the lines of the panel begin. */
export const weeksBack = (now: EpochMs): EpochMs => epochMs(now - twoWeeks) ?? now;
