import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import { expectedValue } from '@infofi-lens/shared/scoring/roi/expected-value';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { type Entity, entities, entitiesSeen, ofKind } from '../../storage/entities.ts';
import type { Store } from '../../storage/store.ts';
import type { ChangeRow } from '../../storage/tables/changes.ts';
import { nameOf } from './name-of.ts';

/** A campaign with what its row needs. */
export interface Listed {
  readonly campaign: Entity<'campaign'>;
  readonly spent: DurationMs | undefined;
  readonly space: Entity<'space'> | undefined;
  /** What an hour on it pays, where that was asked. */
  readonly estimate?: RoiEstimate | undefined;
}
export interface Changed {
  readonly change: ChangeRow;
  readonly entity: Entity;
}

/** Only as many rows as are looked through for a handful of lines: every question below is answered by an index. */
const looked = 60;
/** Most of those that end soon are open: the first of them do, unless too few are. */
const lookedFirst = 12;
/** Of those with the highest expected value, how many are estimated: what an hour pays rarely turns more of them around. */
const estimated = 20;
/** Campaigns seen last whose worth is looked at too: tokens with a price of one's own are found by no index. */
const lately = 20;

/** Campaigns that end next: those this browser saw, then, while there is room, the crowd's. The soonest first. */
export async function endingSoon(store: Store, now: EpochMs, limit: number): Promise<Listed[]> {
  const few = await endingAmong(lookedFirst, store, now, limit);
  const { found } = few.isSure ? few : await endingAmong(looked, store, now, limit);
  return withNames(
    store,
    found.sort((a, b) => endOf(a) - endOf(b)),
  );
}

/** @returns also whether more rows would bring no others. */
async function endingAmong(
  rows: number,
  store: Store,
  now: EpochMs,
  limit: number,
): Promise<{ found: Entity<'campaign'>[]; isSure: boolean }> {
  const [own, crowd] = await Promise.all([
    store.facts.endingSoon({ from: now, limit: rows }),
    store.crowd.endingSoon({ from: now, limit: rows }),
  ]);
  const seen = (await entitiesSeen(store, own))
    .flatMap((entity) => ofKind(entity, 'campaign') ?? [])
    .filter((campaign) => isOpen(campaign, now))
    .slice(0, limit);
  const listed = new Set(seen.map(({ key }) => key));
  const others = keysOf(crowd).filter((key) => !listed.has(key));
  const filled = seen.length < limit ? (await campaigns(store, others)).filter((campaign) => isOpen(campaign, now)) : [];
  const found = [...seen, ...filled.slice(0, limit - seen.length)];
  const isFull = (some: readonly unknown[], all: readonly unknown[]) => some.length === limit || all.length < rows;
  return { found, isSure: isFull(seen, own) && isFull(found, crowd) };
}

/** @see estimates in storage/roi, which the popup loads only after it has been painted */
export type Estimates = (
  store: Store,
  campaigns: readonly Entity<'campaign'>[],
  now: EpochMs,
) => Promise<ReadonlyMap<EntityKey, { readonly estimate: RoiEstimate }>>;

/**
 * Open campaigns whose value is known, the best first: by what an hour pays in the middle where that can be said, then by expected
 * value. Looks at those that time was spent on in the last month, those with the highest expected value, and those seen last.
 */
export async function bestKnown(store: Store, now: EpochMs, unconfirmed: boolean, limit: number, estimates: Estimates): Promise<Listed[]> {
  const [days, ...sources] = await Promise.all([
    store.time.days(dayOf(now - month)),
    store.facts.bestExpected({ limit: looked }),
    store.crowd.bestExpected({ limit: looked }),
    store.facts.recent('campaign', { limit: lately }),
  ]);
  const known = await campaigns(store, [...new Set([...days.map(({ campaign }) => campaign), ...sources.flatMap(keysOf)])]);
  const open = known.filter((campaign) => isOpen(campaign, now));
  const expected = new Map(open.map((campaign) => [campaign.key, expectedOf(campaign, unconfirmed)]));
  const promising = open.toSorted((a, b) => (expected.get(b.key) ?? 0) - (expected.get(a.key) ?? 0)).slice(0, estimated);
  const others = new Set([...days.map(({ campaign }) => campaign), ...keysOf(sources[2])]);
  const worth = await estimates(store, [...new Set([...promising, ...open.filter(({ key }) => others.has(key))])], now);
  const ranked = open
    .map((campaign) => ({
      campaign,
      perHour: perHourOf(worth.get(campaign.key)?.estimate),
      expected: expected.get(campaign.key) ?? 0,
    }))
    .filter(({ perHour, expected }) => perHour !== undefined || expected > 0)
    .sort((a, b) => (b.perHour ?? -1) - (a.perHour ?? -1) || b.expected - a.expected)
    .slice(0, limit);
  const listed = await withNames(
    store,
    ranked.map(({ campaign }) => campaign),
  );
  return listed.map((one) => ({ ...one, estimate: worth.get(one.campaign.key)?.estimate }));
}

/** US dollars in the middle; `undefined` where it can not be said, or is nothing: what pays nothing is not among the best. */
function perHourOf(estimate: RoiEstimate | undefined): number | undefined {
  return estimate?.status === 'estimate' && estimate.perHour.p50 > 0 ? estimate.perHour.p50 : undefined;
}

function expectedOf(campaign: Entity<'campaign'>, unconfirmed: boolean): number {
  const expected = expectedValue(usableFields(campaign, { unconfirmed }));
  return expected.known ? expected.value : 0;
}

/** Things without a name are passed over: of so many times the lines that are wanted. */
const namedAmong = 4;

/** What this browser saw become different, the newest first, one line an entity and field, of what can be called by a name. */
export async function changed(store: Store, limit: number): Promise<Changed[]> {
  const recent = await store.changes.recent({ limit: 5 * looked });
  const lines = new Map<string, ChangeRow>();
  for (const change of recent) {
    const line = `${change.entity} ${change.field ?? ''}`;
    if (isNews(change) && !lines.has(line)) lines.set(line, change);
  }
  const newest = [...lines.values()].slice(0, namedAmong * limit);
  const known = await entities(
    store,
    newest.map(({ entity }) => entity),
  );
  return newest
    .flatMap((change, at) => {
      const entity = known[at];
      return entity && nameOf(entity) !== undefined ? [{ change, entity }] : [];
    })
    .slice(0, limit);
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

const telling: ReadonlySet<string> = new Set([
  ...['status', 'endsAt', 'claimEndsAt', 'winnersCap', 'rewards', 'distribution', 'gas', 'points', 'participants'],
  ...['rank', 'mindshare', 'claimed', 'eligible', 'tgeStatus', 'tokenSymbol'],
]);

/** A new campaign, or a field that changes what somebody would do. */
function isNews({ kind, field }: ChangeRow): boolean {
  if (kind === 'post') return false;
  return field === undefined ? kind === 'campaign' : telling.has(field);
}
