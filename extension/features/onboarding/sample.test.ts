import { LocalObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { sampleCampaign } from './sample.ts';

const now = 1_790_000_000_000 as EpochMs;
const perHour = (joined: number, minutes: number) => {
  const { estimate } = sampleCampaign(now, { joined, minutes });
  return estimate.status === 'estimate' ? estimate.perHour.p50 : undefined;
};

it('is a campaign that a browser could really have seen', () => {
  const { entity } = sampleCampaign(now, { joined: 600, minutes: 15 });
  const fields = Object.fromEntries(Object.entries(entity.seen.fields).map(([name, { value }]) => [name, value]));
  const sighting = {
    platform: 'galxe',
    kind: 'campaign',
    id: 'sample',
    observedAt: now,
    adapter: 'galxe@1',
    via: 'network',
    context: 'campaign',
    fields,
  };
  expect(LocalObservation.safeParse(sighting).error?.issues ?? []).toEqual([]);
});

it('pays less an hour the more take part and the longer it takes', () => {
  expect(perHour(600, 15)).toBeGreaterThan(perHour(4_000, 15) ?? Number.POSITIVE_INFINITY);
  expect(perHour(600, 15)).toBeGreaterThan(perHour(600, 60) ?? Number.POSITIVE_INFINITY);
});

it.each([50, 600, 5_000])('can be told at %i participants', (joined) => expect(perHour(joined, 15)).toBeGreaterThan(0));
