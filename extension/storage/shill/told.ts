import type { ShillScore } from '@infofi-lens/shared/contracts/shill';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { permutationsFrom } from '@infofi-lens/shared/scoring/shill/permutations';
import { ownPosts } from '@infofi-lens/shared/scoring/shill/posts';
import { shillScore } from '@infofi-lens/shared/scoring/shill/shill-score';
import type { ShillWindow } from '@infofi-lens/shared/scoring/shill/words';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Store } from '../store.ts';
import { type CrowdShill, crowdShill } from './crowd.ts';
import { ownShillInput, personAt } from './own.ts';

/** How effective somebody's posts were, from both sources. */
export interface ShillTold {
  /** From what this browser saw; or what is missing there. */
  readonly own: ShillScore;
  /** Original posts of the window among it. */
  readonly posts: number;
  /** From what others shared. `undefined`: the person is not among those told of, or nothing came. */
  readonly crowd: CrowdShill | undefined;
  /** Whether X, where posts are, is read in this browser. */
  readonly readsX: boolean;
}

/** So that the same sightings give the same score. */
const permutations = permutationsFrom(1);

/** Computed here and asked of nobody: a lookup would tell whom one looks at. @returns `undefined` for what is no profile. */
export async function shillTold(
  store: Pick<Store, 'facts' | 'crowd' | 'history' | 'documents' | 'settings'>,
  profile: EntityKey,
  now: EpochMs,
  windowDays: ShillWindow,
): Promise<ShillTold | undefined> {
  const person = personAt(profile);
  if (person === undefined) return undefined;
  const [input, crowd, { platforms, paused }] = await Promise.all([
    ownShillInput(store, profile, person, { at: now, windowDays }),
    crowdShill(store, person),
    store.settings.get(),
  ]);
  return {
    own: shillScore(input, permutations),
    posts: ownPosts(input).length,
    crowd,
    readsX: platforms.x.enabled && !paused,
  };
}
