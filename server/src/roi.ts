import type { BoardConcentration } from '@infofi-lens/shared/contracts/concentration';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { Sql } from './db/client.ts';
import type { Env } from './env.ts';
import type { gate as gateOf } from './gate.ts';
import { follow } from './jobs/follow.ts';
import type { Ingest } from './services/ingest/ingest.ts';
import { campaignRoi } from './services/roi/campaign-roi.ts';
import { collectFees } from './services/roi/collect-fees.ts';
import { collectPrices } from './services/roi/collect-prices.ts';
import { currentKnowledge } from './services/roi/current-knowledge.ts';
import { learn } from './services/roi/learn.ts';
import { priceSource } from './services/roi/price-source.ts';
import { roiRound } from './services/roi/round.ts';
import { takeOutcomes } from './services/roi/take-outcomes.ts';
import { trainApart } from './services/roi/train-apart.ts';
import type { BoardRow, boardStore } from './stores/board-store.ts';
import type { CatalogueStore } from './stores/catalogue/catalogue-store.ts';
import type { factStore } from './stores/fact-store.ts';
import { minutesStore } from './stores/roi/minutes.ts';
import { modelStore } from './stores/roi/model-store.ts';
import { outcomeStore } from './stores/roi/outcome-store.ts';
import { payoutStore } from './stores/roi/payout-store.ts';
import { predictionStore } from './stores/roi/prediction-store.ts';
import { priceStore } from './stores/roi/price-store.ts';
import { roundStore } from './stores/roi/round-store.ts';

export type RoiEnv = Partial<Pick<Env, 'PRICES_URL' | 'ROI_SECONDS' | 'RPC_URLS'>>;

export interface RoiGiven {
  env: RoiEnv;
  sql: Sql;
  now: () => EpochMs;
  log: Logger;
  /** Whether this process has more to take in than it gets done. */
  pressed: () => boolean;
  /** This server's own origin. */
  audience: string | undefined;
  gate: Pick<ReturnType<typeof gateOf>, 'quotas' | 'networks' | 'operating'>;
  ingest: Pick<Ingest, 'whoSigned'>;
  facts: ReturnType<typeof factStore>;
  boards: Pick<ReturnType<typeof boardStore>, 'ofSpace'>;
  concentrationOf: (board: BoardRow) => Promise<BoardConcentration>;
  files: CatalogueStore;
  /** Puts a document into the catalogue. */
  setDocument: (name: string, text: string) => Promise<void>;
}

/** The part of the server that knows what campaigns paid and took, and what they are likely to pay. Starts nothing by itself. */
export function roi({ env, sql, now, log, pressed, audience, gate, ingest, facts, boards, concentrationOf, files, setDocument }: RoiGiven) {
  const rounds = roundStore(sql);
  const prices = priceStore(sql);
  const models = modelStore(sql);
  const predictions = predictionStore(sql);
  const current = currentKnowledge({ files, rounds });
  const source = env.PRICES_URL === undefined ? undefined : priceSource(env.PRICES_URL, now);
  const round = roiRound({
    rounds,
    minutes: minutesStore(sql),
    payouts: payoutStore(sql),
    prices,
    models,
    predictions,
    async collect() {
      if (source) await collectPrices({ store: prices, source, now, log });
      await collectFees({ store: prices, rpcUrls: env.RPC_URLS ?? new Map(), now, log });
    },
    learn: (examples) => learn(examples, { store: models, train: trainApart, now, log }),
    current,
    setDocument,
    now,
  });
  return {
    takeOutcomes: takeOutcomes({ store: outcomeStore(sql), ingest, ...gate, audience, now }),
    ofCampaign: campaignRoi({ facts, current, boards, concentrationOf, now }),
    calibration: predictions.calibration,
    round,
    job: follow({
      what: 'what is known of outcomes, times and prices',
      round,
      everyMs: (env.ROI_SECONDS ?? 300) * 1_000,
      restForWork: 1,
      pressed,
      log,
    }),
  };
}
