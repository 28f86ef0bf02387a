import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import type { Candidate } from '@infofi-lens/shared/scoring/planner/candidate';
import type { EpochMs } from '@infofi-lens/shared/units';
import { type Entity, entities, ofKind } from '../../storage/entities.ts';
import { estimates, type Worth } from '../../storage/roi/estimates.ts';
import type { Store } from '../../storage/store.ts';
import type { FactRow } from '../../storage/tables/facts.ts';

/** A campaign that may be planned, with what is shown of it. */
export interface Known {
  readonly candidate: Candidate;
  readonly campaign: Entity<'campaign'>;
  readonly worth: Worth;
}

/** Rows asked of each index, own sightings first. Together at most {@link most} are estimated. */
const looked = { ending: 800, recent: 600, expected: 200, parts: 500 } as const;
const most = 2_000;
/** So much of one's own time on a campaign is no longer a look at it. */
const begunAfter = 5 * 60_000;
const closed: ReadonlySet<string> = new Set(['ended', 'capped', 'deleted', 'draft']);

/** Every campaign that may be open, from one's own sightings and the crowd's, each with its estimate. Parts that are done are among them. */
export async function loadCandidates(store: Store, now: EpochMs): Promise<Known[]> {
  const [unconfirmed, parts, ...sources] = await Promise.all([
    store.settings.get().then(({ showUnconfirmed }) => showUnconfirmed),
    store.facts.recent('participation', { limit: looked.parts }),
    store.facts.endingSoon({ from: now, limit: looked.ending }),
    store.facts.recent('campaign', { limit: looked.recent }),
    store.facts.bestExpected({ limit: looked.expected }),
    store.crowd.endingSoon({ from: now, limit: looked.ending }),
    store.crowd.bestExpected({ limit: looked.expected }),
  ]);
  const keys = [...new Set<EntityKey>(sources.flat().map(({ key }) => key))].slice(0, most);
  const campaigns = (await entities(store, keys)).flatMap((entity) => ofKind(entity, 'campaign') ?? []);
  const states = statesOf(parts);
  const open = campaigns.filter((campaign) => {
    const { status, endsAt } = usableFields(campaign, { unconfirmed });
    const over = (status !== undefined && closed.has(status)) || (typeof endsAt === 'number' && endsAt <= now);
    return !over || states.get(campaign.key) === 'done';
  });
  const worths = await estimates(store, open, now);
  return open.flatMap((campaign) => {
    const worth = worths.get(campaign.key);
    if (worth === undefined) return [];
    const { key, platform, id } = campaign;
    const begun = worth.spent !== undefined && worth.spent >= begunAfter;
    const state = states.get(key) ?? (begun ? 'begun' : 'open');
    const fields = usableFields(campaign, { unconfirmed });
    return [{ campaign, worth, candidate: { key, platform, id, campaign: fields, estimate: worth.estimate, state, spent: worth.spent } }];
  });
}

/** What the platforms say of the person's part in each campaign. */
function statesOf(parts: readonly FactRow[]): ReadonlyMap<EntityKey, 'begun' | 'done'> {
  const states = new Map<EntityKey, 'begun' | 'done'>();
  for (const { parent, fields } of parts) {
    const [claimed, done, total] = [fields.claimed?.value, fields.tasksDone?.value, fields.tasksTotal?.value];
    const some = typeof done === 'number' && done > 0;
    if (parent === undefined || !(claimed === true || some)) continue;
    states.set(parent, claimed === true || done === total ? 'done' : 'begun');
  }
  return states;
}
