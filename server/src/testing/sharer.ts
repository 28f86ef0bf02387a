import { type CrowdWorld, minute } from './crowd-world.ts';
import { signed } from './device.ts';

/** Person number `who` shares outcomes and times, and takes back what they shared. @param batch Spoils or completes the body. */
export async function shareOutcomes(
  { app, people, now }: Pick<CrowdWorld, 'app' | 'people' | 'now'>,
  who: number,
  { outcomes = [], times = [], retracted }: { outcomes?: readonly unknown[]; times?: readonly unknown[]; retracted?: readonly unknown[] },
  batch: Record<string, unknown> = {},
): Promise<Response> {
  const person = people[who];
  if (!person) throw new Error(`There is no person ${who}`);
  const body = {
    contributor: person.device.id,
    counter: person.nextCounter(),
    sentAt: now(),
    outcomes,
    times,
    ...(retracted && { retracted }),
    ...batch,
  };
  return app.request('/v1/outcomes', signed(person.device, body));
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
