import type { EpochMs } from '../../units.ts';
import { correct } from './apply.ts';
import type { Example } from './example.ts';
import type { TrainedModel } from './model.ts';
import { lossOf } from './weigh.ts';

/** Fewer outcomes that neither has seen decide nothing. */
const least = 30;

export interface Challenge {
  readonly live: 'champion' | 'challenger';
  /** Mean pinball loss of the logarithm of realised / expected value. */
  readonly loss?: { readonly champion: number; readonly challenger: number };
  readonly n: number;
}

/**
 * Which of two models should be live: the challenger only when it loses less on outcomes that became known after both were trained.
 * Without a champion it is live at once: it is the calibrated structure at the least ({@link train}).
 */
export function challenge(
  champion: TrainedModel | undefined,
  challenger: TrainedModel,
  examples: readonly Example[],
  now: EpochMs,
): Challenge {
  if (champion === undefined) return { live: 'challenger', n: challenger.n.calibrate };
  const since = Math.max(champion.trainedAt, challenger.trainedAt);
  const unseen = examples.filter(({ knownAt }) => knownAt > since && knownAt <= now);
  if (unseen.length < least) return { live: 'champion', n: unseen.length };
  const realised = unseen.map(({ target }) => target);
  const of = (model: TrainedModel) =>
    lossOf(
      unseen.map(({ features }) => correct(model, features).log),
      realised,
    );
  const loss = { champion: of(champion), challenger: of(challenger) };
  return { live: loss.challenger < loss.champion ? 'challenger' : 'champion', loss, n: unseen.length };
}
