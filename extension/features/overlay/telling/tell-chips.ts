import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { currentLocale } from '@infofi-lens/shared/words/current';
import type { AnswerOf, DataOf } from '../../../messaging/protocol.ts';
import type { Store } from '../../../storage/store.ts';
import { sourceLine } from '../../../ui/evidence.ts';
import { speakBySetting } from '../../../words/choose.ts';
import { day, knownAs, nameOf, type ShownKind, shownKind } from '../entity.ts';
import type { ChipTold, KnownEntity } from '../feed.ts';
import { overlayWords } from '../words.ts';
import type { ChipView } from './campaign-chip.ts';
import { chipOf } from './chip-of.ts';
import { holdsUntil } from './holds-until.ts';

/** What the worker answers to other messages, from which chips are made. */
export interface Lookups {
  readonly lookup: (keys: readonly EntityKey[]) => Promise<AnswerOf<'lookup'>>;
  readonly past: (asked: DataOf<'past'>) => Promise<AnswerOf<'past'>>;
  readonly held: (key: EntityKey) => Promise<AnswerOf<'held'>>;
  readonly worth: (keys: readonly EntityKey[]) => Promise<AnswerOf<'worth'>>;
}

/**
 * Makes the chips of a page, in the person's language. Here and not there: what makes them would cost the page more than all that
 * is drawn over it.
 * @param asked With `whole` everything that is to be told; without it what is told fast, which leaves out what an hour pays.
 */
export async function tellChips(
  settings: Store['settings'],
  lookups: Lookups,
  { chips, whole }: DataOf<'chips'>,
  now: EpochMs,
): Promise<AnswerOf<'chips'>> {
  const [{ showUnconfirmed: unconfirmed }, entities] = await Promise.all([
    settings.get().then(async (set) => {
      await speakBySetting(set.locale);
      return set;
    }),
    lookups.lookup(chips.map(({ key }) => key)),
  ]);
  const shown = entities.flatMap((entity) => {
    const kind = shownKind(entity.key);
    return kind ? [{ entity, kind }] : [];
  });
  const keysOf = (kind: ShownKind) => shown.flatMap((one) => (one.kind === kind ? [one.entity.key] : []));
  const [estimates, ranks, accounts] = await Promise.all([
    whole ? worthOf(lookups, keysOf('campaign')) : undefined,
    ranksOf(lookups, keysOf('board-entry'), now),
    Promise.all(shown.flatMap(({ entity, kind }) => (kind === 'profile' ? [accountOf(lookups, entity)] : []))),
  ]);
  const ahead = new Map(chips.map((chip) => [chip.key, chip.ahead]));
  const account = new Map(accounts.map((one) => [one.key, one]));
  const told = shown.flatMap(({ entity, kind }) => {
    const { key } = entity;
    const { points = ranks.get(key) ?? [], posts } = account.get(key) ?? {};
    const view = chipOf(entity, kind, { now, unconfirmed, estimate: estimates?.get(key), ahead: ahead.get(key), points, posts });
    return view ? [chipTold(entity, kind, view, now)] : [];
  });
  return { locale: currentLocale(), chips: told };
}

function chipTold(entity: KnownEntity, kind: ShownKind, { text, voucher, over }: ChipView, now: EpochMs): ChipTold {
  const { source, n } = voucher;
  const title = sourceLine({ source, methodology: '', ...(n === undefined ? {} : { n }) });
  const campaign = knownAs(entity, 'campaign');
  const until = campaign && holdsUntil(campaign, now);
  return {
    key: entity.key,
    text,
    source,
    title,
    label: overlayWords.chip.label(overlayWords.kind[kind], nameOf(entity, kind), text, title),
    ...(n === undefined ? {} : { n }),
    ...(over && { over }),
    ...(until === undefined ? {} : { until }),
  };
}

async function worthOf({ worth }: Lookups, keys: readonly EntityKey[]): Promise<ReadonlyMap<EntityKey, RoiEstimate>> {
  const told = keys.length === 0 ? [] : await worth(keys);
  return new Map(told.map(({ key, estimate }) => [key, estimate as RoiEstimate])); // made beside this
}

async function ranksOf({ past }: Lookups, keys: EntityKey[], now: EpochMs): Promise<ReadonlyMap<EntityKey, readonly Point[]>> {
  const from = epochMs(now - day);
  const records = keys.length === 0 || from === undefined ? [] : await past({ keys, field: 'rank', from });
  return new Map(records.map(({ key, points }) => [key, points]));
}

async function accountOf({ past, held }: Lookups, { key, seen }: KnownEntity) {
  const from = seen?.firstSeen;
  const [[record], { count }] = await Promise.all([from === undefined ? [] : past({ keys: [key], field: 'followers', from }), held(key)]);
  return { key, points: record?.points ?? [], posts: count };
}
