import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { FieldsOf } from '@infofi-lens/shared/facts/observation';
import { estimateRoi } from '@infofi-lens/shared/scoring/roi/estimate';
import { knowledgeOf } from '@infofi-lens/shared/scoring/roi/knowledge';
import { hourWorth } from '@infofi-lens/shared/scoring/roi/recommend';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { Decimal, EpochMs } from '@infofi-lens/shared/units';
import { onboardingWords } from './words.ts';

/** As the worker tells of one that was seen. */
interface SampleEntity {
  readonly key: EntityKey;
  readonly seen: { readonly fields: Record<string, SeenSample>; readonly firstSeen: EpochMs; readonly lastSeen: EpochMs };
}
interface SeenSample {
  readonly value: unknown;
  readonly observedAt: EpochMs;
  readonly via: string;
  readonly adapter: string;
}

/** A campaign that does not exist, as a browser would know it that has seen it for some days. */
export interface Sample {
  readonly now: EpochMs;
  readonly entity: SampleEntity;
  readonly participants: readonly Point[];
  /** What the product's own scoring makes of it. */
  readonly estimate: RoiEstimate;
}

const hour = 3_600_000;

/**
 * @param joined Participants now.
 * @param minutes What it takes the people who were timed; there are twelve of them.
 */
export function sampleCampaign(now: EpochMs, { joined, minutes }: { joined: number; minutes: number }): Sample {
  const fields: FieldsOf<'campaign'> = {
    name: onboardingWords.trial.name,
    status: 'active',
    startsAt: (now - 96 * hour) as EpochMs, // near the present
    endsAt: (now + 48 * hour) as EpochMs, // as above
    participants: joined,
    winnersCap: 100,
    distribution: 'raffle',
    gas: 'gasless',
    rewards: [{ kind: 'token', symbol: 'USDC', amountPerWinner: '40' as Decimal }], // its canonical form
    tasks: [
      { id: '1', type: 'twitter_follow', name: 'Follow the project' },
      { id: '2', type: 'quiz', name: 'Answer three questions' },
    ],
  };
  const participants = [0, 0.35, 0.6, 0.8, 0.92, 1].map((part, at) => ({
    at: (now - (5 - at) * 18 * hour) as EpochMs, // as above
    value: Math.round(joined * part),
  }));
  const known = knowledgeOf(undefined).of({ platform: 'galxe', id: 'sample' });
  const inputs = {
    ...known,
    platform: 'galxe' as const,
    campaign: fields,
    now,
    participants,
    time: { ...known.time, campaign: { minutes, n: 12 } },
  };
  const seen = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, { value, observedAt: now, via: 'network', adapter: 'galxe@1' }]),
  );
  const entity: SampleEntity = { key: 'galxe:campaign:sample', seen: { fields: seen, firstSeen: fields.startsAt ?? now, lastSeen: now } };
  return { now, entity, participants, estimate: estimateRoi(inputs, hourWorth) };
}
