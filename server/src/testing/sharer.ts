import { type CrowdWorld, minute } from './crowd-world.ts';
import { signed } from './device.ts';

/** Counters far above those of sightings, which `Contributor.share` counts by itself. */
let counter = 1_000;

/** Person number `who` shares outcomes and times. @param batch Spoils or completes the body. */
export function shareOutcomes(
  { app, people, now }: Pick<CrowdWorld, 'app' | 'people' | 'now'>,
  who: number,
  { outcomes = [], times = [] }: { outcomes?: readonly unknown[]; times?: readonly unknown[] },
  batch: Record<string, unknown> = {},
): Promise<Response> {
  const device = people[who]?.device;
  if (!device) throw new Error(`There is no person ${who}`);
  counter += 1;
  const body = { contributor: device.id, counter, sentAt: now(), outcomes, times, ...batch };
  return Promise.resolve(app.request('/v1/outcomes', signed(device, body)));
}

/** An outcome of a Galxe campaign, known a minute ago: so many dollars, or nothing. */
export const paid = (at: number, campaignId: string, usd: number, change: Record<string, unknown> = {}) => ({
  platform: 'galxe',
  campaignId,
  at: at - minute,
  won: usd > 0,
  received: usd > 0 ? [{ kind: 'usd', usd }] : [],
  ...change,
});

export const spent = (at: number, campaignId: string, minutes: number, change: Record<string, unknown> = {}) => ({
  platform: 'galxe',
  campaignId,
  minutes,
  at: at - minute,
  ...change,
});
