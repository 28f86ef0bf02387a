import { type Announcement, acknowledgedPart, pendingFor } from '@infofi-lens/shared/collection/announcements';
import { LensError } from '@infofi-lens/shared/errors';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import { shareable } from '@infofi-lens/shared/facts/share';
import { fingerprint } from '@infofi-lens/shared/fingerprint';
import { allowedPart, isOff, versionOf } from '@infofi-lens/shared/switches/allowed';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { AnswerOf, Observed } from '../../messaging/protocol.ts';
import { changedPages, type Layout, nextLayout } from '../../storage/layout.ts';
import { isFull, type Room } from '../../storage/room.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import type { Store } from '../../storage/store.ts';
import type { FactRow } from '../../storage/tables/facts.ts';
import type { HistoryRow } from '../../storage/tables/history.ts';
import type { Waiting } from '../../storage/tables/queue.ts';
import { type Place, type StayReason, visitKey } from '../../storage/tables/visits.ts';
import { merge, sameValue } from './merge.ts';
import { withoutUnitJumps } from './unit-jump.ts';
import { validObservations } from './validate.ts';
import { VisitTally } from './visit-tally.ts';

/** The same news of one entity is shared once an hour: often enough to confirm it, seldom enough to be no diary. */
const shareAgainMs = 3_600_000;

export interface IngestDeps {
  readonly store: Store;
  readonly room: Room;
  readonly now: () => EpochMs;
  /** Milliseconds that an upload is put off. */
  readonly jitter: () => number;
  /** Changes of what is collected, where they are others than the product's. */
  readonly announced?: readonly Announcement[];
}
export interface Ingested {
  readonly receipt: AnswerOf<'observed'>;
  /** Entities of which something is different now. */
  readonly changed: readonly EntityKey[];
  /** Whether something waits to be shared that did not before. */
  readonly queued: boolean;
  /** Whether some kind of page is now known to have changed its layout, or known to be read well again. */
  readonly layoutChanged: boolean;
}

/**
 * Takes the sightings of a message into the database: facts, history, changes, sync queue and health in one transaction.
 * Whatever moment the worker dies at, either all of it is there or nothing, and the sender, which has no receipt then,
 * sends it again; all of it but the health counters comes out the same when it was there already.
 * @param place Where it was read; `undefined`: not known, so no visit is written down.
 * @throws {LensError} `storage_full` when the browser gives no more room even after old facts were evicted;
 *   `invalid_message` when the message holds no list.
 */
export async function ingest(deps: IngestDeps, message: Observed, place?: Place): Promise<Ingested> {
  const valid = validObservations(message, deps.now());
  const write = () => deps.store.atOnce(() => writeAll(deps, message, place, valid));
  try {
    return await write();
  } catch (error) {
    if (!isFull(error)) throw error;
    await deps.room.make();
    return write().catch(async (again: unknown) => {
      if (!isFull(again)) throw again;
      await deps.room.giveUp();
      throw new LensError('storage_full', 'The browser gives the extension no more room.', { cause: again });
    });
  }
}

async function writeAll(
  deps: IngestDeps,
  message: Observed,
  place: Place | undefined,
  { good: seen, invalid }: { good: AnyObservation[]; invalid: number },
): Promise<Ingested> {
  const { store } = deps;
  const settings = await store.settings.get();
  if (settings.paused || !settings.platforms[message.platform].enabled) return nothingTaken;
  const { switches } = await store.state.switches();
  if (isOff(switches, message.platform, versionOf(message.adapter))) {
    await store.health.add(message.adapter, message.platform, deps.now(), { off: seen.length });
    return nothingTaken;
  }
  const allowed = seen.flatMap((observation) => allowedPart(switches, observation) ?? []);
  const rows = await rowsOf(store, allowed);
  const { observations: good, jumped } = withoutUnitJumps(allowed, rows);

  const changed = new Set<EntityKey>();
  const history: HistoryRow[] = [];
  const late: HistoryRow[] = [];
  const changes = [];
  const waiting: Waiting[] = [];
  const visits = place && [visitKey(place)];
  const visit = new VisitTally((place && (await store.visits.get(place)))?.begunAt ?? deps.now());
  for (const observation of good) {
    const key = entityKey(observation);
    const before = rows.get(key);
    const merged = merge(before, observation);
    const share = newsToShare(deps, settings, merged.row, observation);
    if ('waiting' in share) waiting.push({ ...share.waiting, ...(visits && { visits }) });
    visit.saw(key, observation, before?.lastSeen, 'stays' in share ? share.stays : undefined);
    rows.set(key, 'shared' in share ? { ...merged.row, shared: share.shared } : merged.row);
    history.push(...merged.history);
    late.push(...merged.late);
    changes.push(...merged.changes);
    if (!before || !sameValue(valuesOf(before), valuesOf(merged.row))) changed.add(key);
  }

  await store.facts.put([...rows.values()].filter((row) => row !== undefined));
  await store.history.put(history);
  await putLate(store, late);
  await store.changes.add(changes);
  if (waiting.length > 0) await store.queue.add(waiting);
  // Not in a function of its own: a transaction ends when too much that is none of its queries is awaited.
  const layout = await store.state.layout();
  const newLayout = layoutAfter(layout, message, jumped > 0, deps.now());
  if (newLayout !== layout) await store.state.putLayout(newLayout);
  const layoutChanged = !sameValue(changedPages(layout, message.platform), changedPages(newLayout, message.platform));
  const { pages: _, cost: __, drifts, ...counts } = message.report;
  const report = { ...counts, drifts: jumped > 0 ? { ...drifts, unit_changed: jumped } : drifts };
  await store.health.add(message.adapter, message.platform, deps.now(), {
    ...report,
    observations: good.length,
    invalid,
    off: seen.length - allowed.length,
  });
  if (place) await store.visits.add(place, visit.news(message, invalid), deps.now());
  if (!(await store.state.room()).storing) await store.state.changeRoom((room) => ({ ...room, storing: true }));
  return { receipt: { stored: good.length, invalid }, changed: [...changed], queued: waiting.length > 0, layoutChanged };
}

const nothingTaken: Ingested = { receipt: { stored: 0, invalid: 0, dropped: 'off' }, changed: [], queued: false, layoutChanged: false };

/** @param jumped Whether numbers came in another unit: then what the page's script took for a good reading was none. */
function layoutAfter(before: Layout, { platform, report }: Observed, jumped: boolean, now: EpochMs): Layout {
  const pages = jumped ? report.pages.map((one) => ({ ...one, drifts: one.drifts + one.good })) : report.pages;
  return nextLayout(before, platform, pages, now);
}

async function rowsOf(store: Store, observations: readonly AnyObservation[]): Promise<Map<EntityKey, FactRow | undefined>> {
  const keys = [...new Set(observations.map(entityKey))];
  const found = await store.facts.many(keys);
  return new Map(keys.map((key, i) => [key, found[i]]));
}

/** Puts values of earlier times where they belong, unless they only repeat the one before. In order: each may be the next one's "before". */
async function putLate(store: Store, late: readonly HistoryRow[]): Promise<void> {
  for (const row of [...late].sort((a, b) => a.observedAt - b.observedAt)) {
    const before = await store.history.before(row.entity, row.field, row.observedAt);
    if (!before || !sameValue(before.value, row.value)) await store.history.put([row]);
  }
}

type News = { readonly waiting: Waiting; readonly shared: NonNullable<FactRow['shared']> } | { readonly stays: StayReason | undefined };

/** @returns what waits to be shared, or why what may leave does not; `stays: undefined`: nothing of it ever may. */
function newsToShare(deps: IngestDeps, settings: Settings, row: FactRow, observation: AnyObservation): News {
  if (settings.api === null) return { stays: 'no-server' };
  if (!settings.platforms[observation.platform].share) return { stays: 'sharing-off' };
  const whole = shareable(observation);
  if (!whole) return { stays: undefined };
  const part = acknowledgedPart(whole, pendingFor(settings, deps.announced));
  if (!part) return { stays: 'not-acknowledged' };
  const print = fingerprint(JSON.stringify(part.fields));
  if (row.shared?.print === print && part.observedAt < row.shared.at + shareAgainMs) return { stays: 'repeated' };
  const notBefore = (deps.now() + deps.jitter()) as EpochMs; // a present time and at most minutes
  const waiting: Waiting = { entity: row.key, platform: row.platform, observation: part, notBefore };
  return { waiting, shared: { at: part.observedAt, print } };
}

const valuesOf = (row: FactRow) => Object.entries(row.fields).map(([name, { value }]) => [name, value]);
