import { RoiDocument, roiDocumentName, roiModelName } from '@infofi-lens/shared/catalogue/roi-document';
import type { Calibration } from '@infofi-lens/shared/contracts/calibration';
import type { Example } from '@infofi-lens/shared/scoring/learning/example';
import type { TrainedModel } from '@infofi-lens/shared/scoring/learning/model';
import { calibrationOf } from '@infofi-lens/shared/scoring/roi/calibration';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { MinutesStore } from '../../stores/roi/minutes.ts';
import type { ModelStore } from '../../stores/roi/model-store.ts';
import type { PayoutStore } from '../../stores/roi/payout-store.ts';
import type { PredictionStore } from '../../stores/roi/prediction-store.ts';
import type { PriceStore } from '../../stores/roi/price-store.ts';
import type { RoundStore } from '../../stores/roi/round-store.ts';
import type { CurrentKnowledge } from './current-knowledge.ts';
import { roiDocument } from './document.ts';
import { examplesOf, judgedOf } from './examples.ts';
import { settlePayouts } from './payouts.ts';
import { predictAll } from './predictions.ts';

/** Outcomes that are looked at, the newest. */
const mostPast = 3_000;
const mostCompared = 20_000;

export interface RoundDeps {
  readonly rounds: RoundStore;
  readonly minutes: MinutesStore;
  readonly payouts: PayoutStore;
  readonly prices: PriceStore;
  readonly models: ModelStore;
  readonly predictions: PredictionStore;
  /** Asks price sources and chains; nothing without any configured. */
  readonly collect: () => Promise<void>;
  readonly learn: (examples: readonly Example[]) => Promise<TrainedModel | undefined>;
  readonly current: CurrentKnowledge;
  readonly setDocument: (name: string, text: string) => Promise<void>;
  readonly now: () => EpochMs;
}

/**
 * One round: prices, what campaigns paid, learning, the document for everybody, today's predictions, calibration.
 * @returns whether anything had changed, and that there is no more to do; `undefined` when another process is at it.
 */
export const roiRound = (deps: RoundDeps) => (): Promise<{ more: false; changed: boolean } | undefined> =>
  deps.rounds.alone(async () => {
    await deps.collect();
    const now = deps.now();
    const basis = await deps.rounds.basis(now);
    const changed = basis !== (await deps.rounds.lastBasis());
    if (changed) await renew(deps, now);
    const { knowledge } = await deps.current();
    const made = await predictAll(deps.predictions, knowledge, await deps.payouts.past(mostPast), now);
    if (changed || made > 0) await calibrate(deps, knowledge.model, now);
    if (changed) await deps.rounds.setBasis(basis);
    return { more: false, changed };
  });

async function renew(
  { rounds, minutes, payouts, prices, predictions, learn, current, setDocument }: RoundDeps,
  now: EpochMs,
): Promise<void> {
  const silent = await rounds.silent();
  await settlePayouts(payouts, prices, silent);
  const model = await learn(examplesOf(await predictions.compared(mostCompared)));
  const document = RoiDocument.parse(await roiDocument({ minutes, prices, past: await payouts.past(mostPast), model, silent, now }));
  const held = (await current()).document;
  if (model && model.version !== held?.model) await setDocument(roiModelName, JSON.stringify(model));
  if (!held || !sameBut(held, document)) await setDocument(roiDocumentName, JSON.stringify(document));
  await prices.sweep(now);
  await predictions.sweep(now);
}

/** Whether nothing but the time of making differs. */
const sameBut = (held: RoiDocument, made: RoiDocument): boolean =>
  JSON.stringify({ ...held, madeAt: 0 }) === JSON.stringify({ ...made, madeAt: 0 });

async function calibrate({ predictions }: RoundDeps, model: TrainedModel | undefined, now: EpochMs): Promise<void> {
  const compared = await predictions.compared(mostCompared);
  const calibration: Calibration = {
    at: now,
    ...(model
      ? {
          model: {
            version: model.version,
            trainedAt: model.trainedAt,
            drifted: model.drifted,
            outcomes: model.n.fit + model.n.weigh + model.n.calibrate,
          },
        }
      : {}),
    waiting: await predictions.waiting(),
    ...calibrationOf(judgedOf(compared)),
  };
  await predictions.setCalibration(JSON.stringify(calibration));
}
