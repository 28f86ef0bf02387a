import { combined } from './apply.ts';
import { groupOf, type Scored } from './conformal.ts';
import type { Example } from './example.ts';
import type { TrainedModel } from './model.ts';
import { scaled } from './scaling.ts';

/** What members say, without offsets, of examples whose outcome is known: in the order of the examples. */
export function scoredBy({ members, scaling }: Pick<TrainedModel, 'members' | 'scaling'>, examples: readonly Example[]): Scored[] {
  return examples.map(({ knownAt, features, target }) => ({
    knownAt,
    group: groupOf(features),
    said: combined(members, features, scaled(features, scaling)),
    realised: target,
  }));
}
