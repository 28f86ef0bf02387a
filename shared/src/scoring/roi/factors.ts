import type { Factor, RoiCosts } from '../../contracts/roi.ts';
import type { RoiInputs } from './inputs.ts';
import type { Prediction } from './predict.ts';
import { quantile, quantilesOf } from './spread.ts';

/** The way from a winner's reward to the net middle estimate, step by step: contributions add up to it. */
export function factorsOf({ model }: RoiInputs, { base, usd }: Prediction, { gas }: RoiCosts): Factor[] {
  const corrected = usd.p50 - base.usd.p50;
  return [
    ...(base.from === 'structure' ? structure(base) : [outcomes(base)]),
    ...(model === undefined || base.mean === 0
      ? []
      : [{ name: 'correction', contribution: corrected, n: model.n.fit + model.n.calibrate, detail: ['model'] } satisfies Factor]),
    {
      name: 'gas',
      contribution: -(gas?.usd ?? 0),
      ...(gas?.observedAt === undefined ? {} : { observedAt: gas.observedAt }),
      detail: gas === undefined ? ['gas-unknown'] : gas.source === undefined ? [] : [`gas-${gas.source}`],
    },
  ];
}

function structure({ winner, chance, usd }: Prediction['base']): Factor[] {
  const reward = quantile(winner.usd, 0.5);
  return [
    {
      name: 'reward',
      contribution: reward,
      ...(winner.n > 0 ? { n: winner.n } : {}),
      ...(winner.pricedAt === undefined ? {} : { observedAt: winner.pricedAt }),
      detail: [...winner.detail],
    },
    {
      name: 'chance',
      contribution: usd.p50 - reward,
      ...(chance === undefined ? {} : { times: quantilesOf(chance.share.map((share) => share * chance.place)), n: chance.n }),
      detail: chance === undefined ? [] : [...chance.detail],
    },
  ];
}

function outcomes({ usd, n, newestAt, from }: Prediction['base']): Factor {
  const words = { space: ['of-space'], type: ['of-type'], platform: ['of-platform'] } as const;
  return {
    name: 'outcomes',
    contribution: usd.p50,
    n,
    ...(newestAt === undefined ? {} : { observedAt: newestAt }),
    detail: from === 'space' || from === 'type' || from === 'platform' ? [...words[from]] : [],
  };
}
