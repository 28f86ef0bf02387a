import { usableFields } from '@infofi-lens/shared/facts/known';
import type { EntityKey, FieldsOf } from '@infofi-lens/shared/facts/observation';
import { expectedValue } from '@infofi-lens/shared/scoring/roi/expected-value';
import { valuePerHour } from '@infofi-lens/shared/scoring/roi/value-per-hour';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { type Entity, entities, entitiesSeen, ofKind } from '../../storage/entities.ts';
import type { Store } from '../../storage/store.ts';
import type { ChangeRow } from '../../storage/tables/changes.ts';

/** A campaign with what its row needs. */
export interface Listed {
  readonly campaign: Entity<'campaign'>;
  readonly spent: DurationMs | undefined;
  readonly space: Entity<'space'> | undefined;
}
export interface Changed {
  readonly change: ChangeRow;
  readonly entity: Entity;
}

/** Only as many rows as are looked through for a handful of lines: every question below is answered by an index. */
const looked = 60;

/** Campaigns that end next: those this browser saw, then, while there is room, the crowd's. The soonest first. */
export async function endingSoon(store: Store, now: EpochMs, limit: number): Promise<Listed[]> {
  const [own, crowd] = await Promise.all([
    store.facts.endingSoon({ from: now, limit: looked }),
    store.crowd.endingSoon({ from: now, limit: looked }),
  ]);
  const seen = (await entitiesSeen(store, own))
    .flatMap((entity) => ofKind(entity, 'campaign') ?? [])
    .filter((campaign) => isOpen(campaign, now))
    .slice(0, limit);
  const listed = new Set(seen.map(({ key }) => key));
  const others = keysOf(crowd).filter((key) => !listed.has(key));
  const filled = seen.length < limit ? (await campaigns(store, others)).filter((campaign) => isOpen(campaign, now)) : [];
  const all = [...seen, ...filled.slice(0, limit - seen.length)];
  return withNames(
    store,
    all.sort((a, b) => endOf(a) - endOf(b)),
  );
}

/**
 * Open campaigns whose value is known, the best first: by value per hour where own time was measured, then by expected value.
 * Looks at those that time was spent on in the last month and at those with the highest expected value of all.
 */
export async function bestKnown(store: Store, now: EpochMs, unconfirmed: boolean, limit: number): Promise<Listed[]> {
  const [days, ...sources] = await Promise.all([
    store.time.days(dayOf(now - month)),
    store.facts.bestExpected({ limit: looked }),
    store.crowd.bestExpected({ limit: looked }),
  ]);
  const candidates = (await campaigns(store, [...new Set([...days.map(({ campaign }) => campaign), ...sources.flatMap(keysOf)])])).filter(
    (campaign) => isOpen(campaign, now),
  );
  const priced = candidates.flatMap((campaign) => {
    const fields = usableFields(campaign, { unconfirmed });
    const expected = expectedValue(fields);
    return expected.known && expected.value > 0 ? [{ campaign, fields, expected: expected.value }] : [];
  });
  const spent = await store.time.spentOn(priced.map(({ campaign }) => campaign.key));
  const ranked = priced
    .map((item) => ({ ...item, perHour: perHourOf(item.fields, spent.get(item.campaign.key)) }))
    .sort((a, b) => (b.perHour ?? -1) - (a.perHour ?? -1) || b.expected - a.expected);
  return withNames(
    store,
    ranked.slice(0, limit).map(({ campaign }) => campaign),
  );
}

/** What this browser saw become different, the newest first, one line an entity and field. */
export async function changed(store: Store, limit: number): Promise<Changed[]> {
  const recent = await store.changes.recent({ limit: 5 * looked });
  const lines = new Map<string, ChangeRow>();
  for (const change of recent) {
    const line = `${change.entity} ${change.field ?? ''}`;
    if (isNews(change) && !lines.has(line)) lines.set(line, change);
  }
  const chosen = [...lines.values()].slice(0, limit);
  const known = await entities(
    store,
    chosen.map(({ entity }) => entity),
  );
  return chosen.flatMap((change, at) => {
    const entity = known[at];
    return entity ? [{ change, entity }] : [];
  });
}

/** Everything that was seen or agreed on and matches, what was seen here first. */
export async function find(store: Store, text: string, limit: number): Promise<Entity[]> {
  const [seen, crowd] = await Promise.all([store.facts.search(text, { limit }), store.crowd.search(text, { limit })]);
  return entities(store, [...new Set([...keysOf(seen), ...keysOf(crowd)])].slice(0, limit));
}

/** Whether anything was ever read or fetched. */
export async function isEmpty(store: Store): Promise<boolean> {
  const [seen, crowd] = await Promise.all([store.facts.after('', 1), store.crowd.isEmpty()]);
  return seen.length === 0 && crowd;
}

const month = 30 * 86_400_000;
/** As the time table names days, `2026-11-20`. */
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const keysOf = (rows: readonly { key: EntityKey }[]): EntityKey[] => rows.map(({ key }) => key);

async function campaigns(store: Store, keys: readonly EntityKey[]): Promise<Entity<'campaign'>[]> {
  return (await entities(store, keys)).flatMap((entity) => ofKind(entity, 'campaign') ?? []);
}

async function withNames(store: Store, listed: readonly Entity<'campaign'>[]): Promise<Listed[]> {
  const spaces = listed.map((campaign): EntityKey | undefined => {
    const { spaceId } = usableFields(campaign, { unconfirmed: true });
    return spaceId === undefined ? undefined : `${campaign.platform}:space:${spaceId}`;
  });
  const [known, spent] = await Promise.all([
    entities(store, [...new Set(spaces.filter((key) => key !== undefined))]),
    store.time.spentOn(listed.map(({ key }) => key)),
  ]);
  const byKey = new Map(known.map((entity) => [entity.key, ofKind(entity, 'space')]));
  return listed.map((campaign, at) => {
    const key = spaces[at];
    return { campaign, spent: spent.get(campaign.key), space: key === undefined ? undefined : byKey.get(key) };
  });
}

const closed: ReadonlySet<string> = new Set(['ended', 'capped', 'deleted', 'draft']);

/** Whether it can still be taken part in, as far as is known. */
export function isOpen(campaign: Entity<'campaign'>, now: EpochMs): boolean {
  const { status, endsAt } = usableFields(campaign, { unconfirmed: false });
  return !(status !== undefined && closed.has(status)) && !(typeof endsAt === 'number' && endsAt <= now);
}

function endOf(campaign: Entity<'campaign'>): number {
  return usableFields(campaign, { unconfirmed: true }).endsAt ?? Number.POSITIVE_INFINITY;
}

function perHourOf(fields: FieldsOf<'campaign'>, spent: DurationMs | undefined): number | undefined {
  const worth = valuePerHour(fields, spent);
  return worth.known ? worth.value.perHour : undefined;
}

const telling: ReadonlySet<string> = new Set([
  ...['status', 'endsAt', 'claimEndsAt', 'winnersCap', 'rewards', 'distribution', 'gas', 'points', 'participants'],
  ...['rank', 'mindshare', 'claimed', 'eligible', 'tgeStatus', 'tokenSymbol'],
]);

/** A new campaign, or a field that changes what somebody would do. */
function isNews({ kind, field }: ChangeRow): boolean {
  if (kind === 'post') return false;
  return field === undefined ? kind === 'campaign' : telling.has(field);
}
