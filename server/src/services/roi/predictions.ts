import { setImmediate as turn } from 'node:timers/promises';
import { type PlatformId, platforms } from '@infofi-lens/shared/facts/entity';
import { asOf } from '@infofi-lens/shared/scoring/roi/as-of';
import { baselinesOn } from '@infofi-lens/shared/scoring/roi/baselines';
import { seenUntil } from '@infofi-lens/shared/scoring/roi/example-of';
import type { RoiInputs } from '@infofi-lens/shared/scoring/roi/inputs';
import type { RoiKnowledge } from '@infofi-lens/shared/scoring/roi/knowledge';
import type { PastOutcome } from '@infofi-lens/shared/scoring/roi/learned-from';
import { predict } from '@infofi-lens/shared/scoring/roi/predict';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Predictable, PredictionStore, StoredPrediction } from '../../stores/roi/prediction-store.ts';

const pageSize = 100;
const first = '00000000-0000-0000-0000-000000000000';

/** Predicts every agreed campaign that goes on and has no prediction of today, and writes it down. @returns how many. */
export async function predictAll(
  store: Pick<PredictionStore, 'due' | 'keep'>,
  knowledge: RoiKnowledge,
  past: readonly PastOutcome[],
  now: EpochMs,
): Promise<number> {
  let made = 0;
  const baselines = Object.fromEntries(platforms.map((platform) => [platform, baselinesOn(past, platform)])) as Record<
    PlatformId,
    ReturnType<typeof baselinesOn>
  >; // every platform has one
  for (let after = first; ; ) {
    const page = await store.due(after, now, pageSize);
    const predictions = page.flatMap((one) => predictionOf(one, knowledge, baselines[one.platform], now));
    await store.keep(predictions);
    made += predictions.length;
    after = page.at(-1)?.entity ?? after;
    if (page.length < pageSize) return made;
    await turn(); // those who ask come first
  }
}

function predictionOf(
  { entity, platform, id, campaign, participants }: Predictable,
  knowledge: RoiKnowledge,
  baselines: ReturnType<typeof baselinesOn>,
  now: EpochMs,
): StoredPrediction[] {
  const about = { platform, id, spaceId: campaign.spaceId, type: campaign.type };
  const inputs: RoiInputs = { platform, campaign, now, participants, ...knowledge.of(about) };
  const { base, features, usd } = predict(inputs);
  if (base.from === 'nothing') return []; // nothing was said that could come true
  const { median, similar } = baselines(about);
  return [
    {
      entity,
      at: now,
      platform,
      model: base.mean === 0 ? undefined : knowledge.model?.version,
      features,
      seenUntil: seenUntil(asOf(inputs)),
      baseFrom: base.from,
      baseMean: base.mean,
      said: [usd.p10, usd.p50, usd.p90],
      median,
      similar,
    },
  ];
}
