import { type Known, shownField, usableFields } from '@infofi-lens/shared/facts/known';
import { facts } from '@infofi-lens/shared/facts/table';
import { chanceMethodology, chanceNow, placesLeft } from '@infofi-lens/shared/scoring/roi/chance';
import { expectedValue, expectedValueMethodology } from '@infofi-lens/shared/scoring/roi/expected-value';
import { rewardValue, rewardValueMethodology } from '@infofi-lens/shared/scoring/roi/reward-value';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { computedFrom, type EvidenceView, evidenceOf } from '../evidence.ts';
import type { FigureView } from '../figure.tsx';
import { count, dateTime, duration, exactCount, left, percent, usd } from '../format.ts';
import { figureWords } from './words.ts';

type Campaign = Known<'campaign'>;
type Name = keyof typeof facts.campaign;

export interface Situation {
  readonly now: EpochMs;
  /** One's own measured time; `undefined` when none was measured. */
  readonly spent: DurationMs | undefined;
  /** Whether measures may rest on reports below the quorum. */
  readonly unconfirmed: boolean;
}

/** The figures of a campaign, each with its evidence or with what is missing for it. */
export function campaignFigures(campaign: Campaign, { now, spent, unconfirmed }: Situation) {
  const fields = usableFields(campaign, { unconfirmed });
  const reward = rewardValue(fields.rewards);
  const chance = chanceNow(fields);
  const places = placesLeft(fields);
  const time: FigureView =
    spent === undefined
      ? { unknown: figureWords.noTime }
      : { text: duration(spent), evidence: { source: 'you', methodology: figureWords.timeMethodology } };

  const draws = inputs(campaign, ['distribution', 'winnersCap', 'participants'], unconfirmed);
  const value: FigureView = reward.known
    ? {
        text: reward.value.atMost ? figureWords.atMost(usd(reward.value.usd)) : usd(reward.value.usd),
        evidence: computedFrom(rewardValueMethodology, inputs(campaign, ['rewards'], unconfirmed)),
      }
    : reward;
  const expects = expectedValue(fields);
  const expected: FigureView = expects.known
    ? {
        text: usd(expects.value),
        evidence: computedFrom(expectedValueMethodology, [...inputs(campaign, ['rewards'], unconfirmed), ...draws]),
      }
    : expects;
  const odds: FigureView = chance.known ? { text: percent(chance.value), evidence: computedFrom(chanceMethodology, draws) } : chance;
  const open: FigureView | undefined =
    places === undefined
      ? undefined
      : {
          text: places === null ? figureWords.unlimited : count(places),
          ...(places === null ? {} : { exact: exactCount(places) }),
          evidence: computedFrom(chanceMethodology, draws),
        };

  return { value, expected, odds, places: open, participants: participants(campaign), deadline: deadline(campaign, now), time };
}

function participants(campaign: Campaign): FigureView {
  const exact = shownField(campaign, 'participants');
  if (exact) return { text: count(exact.value), exact: exactCount(exact.value), evidence: fieldEvidence(exact, 'participants') };
  const atLeast = shownField(campaign, 'participantsAtLeast');
  if (!atLeast) return { unknown: figureWords.notSeen };
  return { text: figureWords.atLeast(count(atLeast.value)), evidence: fieldEvidence(atLeast, 'participantsAtLeast') };
}

function deadline(campaign: Campaign, now: EpochMs): FigureView {
  const ends = shownField(campaign, 'endsAt');
  if (!ends) return { unknown: figureWords.notSeen };
  const evidence = fieldEvidence(ends, 'endsAt');
  if (ends.value === null) return { text: figureWords.neverEnds, evidence };
  const remaining = left(ends.value, now);
  return { text: remaining ?? figureWords.over, exact: dateTime(ends.value), evidence };
}

/** The evidence of each field that is known and may be used. */
export function inputs(campaign: Campaign, names: readonly Name[], unconfirmed: boolean): NonNullable<EvidenceView['inputs']> {
  return names.flatMap((name) => {
    const value = shownField(campaign, name);
    return value && (unconfirmed || value.source !== 'reported')
      ? [{ label: facts.campaign[name].label, evidence: fieldEvidence(value, name) }]
      : [];
  });
}

const fieldEvidence = (value: Parameters<typeof evidenceOf>[0], name: Name) => evidenceOf(value, facts.campaign[name].methodology);
