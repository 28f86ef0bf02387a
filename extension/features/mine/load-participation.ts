import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import { parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { shownField } from '@infofi-lens/shared/facts/known';
import type { DurationMs } from '@infofi-lens/shared/units';
import { type Entity, entities, entityFrom, ofKind } from '../../storage/entities.ts';
import type { Store } from '../../storage/store.ts';
import type { OutcomeRow } from '../../storage/tables/outcomes.ts';

/** Everything the person did on one campaign, or on a board that counts as one. */
export interface Part {
  readonly campaign: EntityKey;
  readonly platform: PlatformId;
  readonly name: string | undefined;
  /** What the platform says; `undefined`: it was not seen. */
  readonly part: Entity<'participation'> | undefined;
  readonly spent: DurationMs | undefined;
  readonly outcome: OutcomeRow | undefined;
}

/** More than anybody takes part in; beyond it the oldest are left out. */
const most = 5_000;

/** What the person took part in, spent time on or wrote an outcome down for: what was seen last first. */
export async function loadParticipation(store: Store): Promise<Part[]> {
  const [rows, days, outcomes] = await Promise.all([
    store.facts.recent('participation', { limit: most }),
    store.time.everywhere(''),
    store.outcomes.all(),
  ]);
  const parts = new Map<EntityKey, Entity<'participation'>>();
  for (const row of rows) {
    const part = ofKind(entityFrom(row.key, row, undefined), 'participation');
    const key = row.parent;
    if (part && key !== undefined && !parts.has(key)) parts.set(key, part);
  }
  const written = new Map(outcomes.map((row) => [row.campaign, row]));
  const keys = [...new Set([...parts.keys(), ...days.map(({ campaign }) => campaign), ...written.keys()])];
  const [names, spent] = await Promise.all([campaignNames(store, keys), store.time.spentOn(keys)]);
  return keys.flatMap((campaign) => {
    const platform = parseEntityKey(campaign)?.platform;
    return platform
      ? [
          {
            campaign,
            platform,
            name: names.get(campaign),
            part: parts.get(campaign),
            spent: spent.get(campaign),
            outcome: written.get(campaign),
          },
        ]
      : [];
  });
}

/** Names of campaigns, by key, where they were seen or agreed on. */
export async function campaignNames(store: Store, keys: readonly EntityKey[]): Promise<ReadonlyMap<EntityKey, string>> {
  const known = await entities(store, keys);
  return new Map(
    known.flatMap((entity) => {
      const campaign = ofKind(entity, 'campaign');
      const name = campaign && shownField(campaign, 'name')?.value;
      return name === undefined ? [] : [[entity.key, name] as const];
    }),
  );
}
