import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { type DurationMs, durationMs } from '@infofi-lens/shared/units';

/** Without a sign of the person for this long, the time no longer counts. */
export const idleAfterMs = 60_000;

/** A stopwatch that runs while a campaign's page is visible and somebody is there. Plain data, times in milliseconds. */
export interface Meter {
  readonly campaign: EntityKey | undefined;
  readonly visible: boolean;
  /** The last sign of the person; `undefined`: none yet. */
  readonly touchedAt: number | undefined;
  /** Up to when time was counted. */
  readonly countedTo: number;
  readonly activeMs: number;
}
export type MeterEvent =
  | { readonly type: 'page'; readonly campaign: EntityKey | undefined }
  | { readonly type: 'visible'; readonly visible: boolean }
  /** Pointer, key or scroll. */
  | { readonly type: 'touch' }
  | { readonly type: 'tick' };

export function newMeter(at: number, visible: boolean): Meter {
  return { campaign: undefined, visible, touchedAt: undefined, countedTo: at, activeMs: 0 };
}

/** The meter after something happened at `at`. Time up to then is counted by what held until then. */
export function step(before: Meter, event: MeterEvent, at: number): Meter {
  const meter = countTo(before, at);
  switch (event.type) {
    case 'page':
      return { ...meter, campaign: event.campaign };
    case 'visible':
      return { ...meter, visible: event.visible };
    case 'touch':
      return { ...meter, touchedAt: at };
    case 'tick':
      return meter;
  }
}

/** Takes what was counted out of the meter. @returns `spent: undefined` when there is nothing to report. */
export function take(meter: Meter): { meter: Meter; spent: { campaign: EntityKey; activeMs: DurationMs } | undefined } {
  const activeMs = durationMs(meter.activeMs);
  const empty = { ...meter, activeMs: 0 };
  return { meter: empty, spent: meter.campaign && activeMs ? { campaign: meter.campaign, activeMs } : undefined };
}

/** A clock that was set back counts nothing; one that jumped ahead (sleep) counts up to idleness only. */
function countTo(meter: Meter, at: number): Meter {
  const { campaign, visible, touchedAt, countedTo } = meter;
  const counts = campaign !== undefined && visible && touchedAt !== undefined;
  const until = counts ? Math.min(at, touchedAt + idleAfterMs) : countedTo;
  return { ...meter, countedTo: at, activeMs: meter.activeMs + Math.max(0, until - countedTo) };
}
