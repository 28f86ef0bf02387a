import type { Known } from '@infofi-lens/shared/facts/known';
import type { Decimal, DurationMs, EpochMs, Ratio } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { campaignFigures } from './campaign.ts';

const now = 1_790_000_000_000 as EpochMs;
const seen = (value: unknown) => ({ value, observedAt: (now - 60_000) as EpochMs, via: 'network' as const });
const situation = { now, spent: 900_000 as DurationMs, unconfirmed: false };
const raffle: Known<'campaign'> = {
  kind: 'campaign',
  seen: {
    participants: seen(49),
    winnersCap: seen(5),
    distribution: seen('raffle'),
    rewards: seen([{ kind: 'token', symbol: 'USDT', amountPerWinner: '20' as Decimal }]),
    endsAt: seen(now + 2 * 3_600_000),
  },
};

describe('the figures of a campaign', () => {
  it('come with what they rest on', () => {
    const { expected, odds, value, deadline, places } = campaignFigures(raffle, situation);
    expect(expected).toMatchObject({ text: '$2.00', evidence: { source: 'computed' } });
    expect('evidence' in expected && expected.evidence.inputs?.map(({ label }) => label)).toEqual([
      'Rewards',
      'Distribution',
      'Places in total',
      'Participants',
    ]);
    expect(odds).toMatchObject({ text: '10%' });
    expect(value).toMatchObject({ text: '$20.00' });
    expect(deadline).toMatchObject({ text: '2 h', evidence: { source: 'you' } });
    expect(places).toBeUndefined();
  });

  it('name everything that is missing', () => {
    expect(campaignFigures({ kind: 'campaign' }, { ...situation, spent: undefined })).toMatchObject({
      expected: { missing: ['reward', 'distribution'] },
      participants: { unknown: 'Not seen yet' },
      time: { unknown: 'Not measured yet' },
    });
  });

  it('do not rest on a report below the quorum unless asked to, but still show it as one', () => {
    const { distribution, ...rest } = raffle.seen ?? {};
    const evidence = {
      n: 2,
      observedAt: now,
      spread: 0,
      confidence: 0.4 as Ratio,
      method: 'latest-quorum',
      status: 'unconfirmed',
    } as const;
    const reported: Known<'campaign'> = {
      kind: 'campaign',
      seen: rest,
      crowd: { distribution: { value: 'raffle', evidence }, endsAt: { value: null, evidence } },
    };
    expect(campaignFigures(reported, situation).odds).toEqual({ known: false, missing: ['distribution'] });
    expect(campaignFigures(reported, { ...situation, unconfirmed: true }).odds).toMatchObject({
      text: '10%',
      evidence: { source: 'computed', unconfirmed: true },
    });
    expect(campaignFigures({ ...reported, seen: {} }, situation).deadline).toMatchObject({
      text: 'No end',
      evidence: { source: 'reported' },
    });
  });

  it('call a shortened count a lower bound', () => {
    const short: Known<'campaign'> = { kind: 'campaign', seen: { participantsAtLeast: seen(15_910) } };
    expect(campaignFigures(short, situation).participants).toMatchObject({ text: 'at least 15.9K' });
  });

  it('say that a campaign past its end is over', () => {
    const past: Known<'campaign'> = { kind: 'campaign', seen: { endsAt: seen(now - 1) } };
    expect(campaignFigures(past, situation).deadline).toMatchObject({ text: 'Over' });
  });
});
