import { type EpochMs, epochMs } from '@infofi-lens/shared/units';

/** A random part of what an upload waits, so that its time does not tell when something happened. */
export const uploadJitter = (): number => Math.random() * (import.meta.env.LENS_UPLOAD_JITTER_MS || 0);

/** When something that was made now may leave. */
export const uploadTime = (now: EpochMs): EpochMs => epochMs(Math.round(now + uploadJitter())) ?? now;
