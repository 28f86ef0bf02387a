import { reportReasons } from '@infofi-lens/shared/contracts/report-reasons';
import { type EntityKey, parseEntityKey, platforms } from '@infofi-lens/shared/facts/entity';
import { count, time } from '@infofi-lens/shared/facts/types';
import { shillBands } from '@infofi-lens/shared/scoring/shill/words';
import type { DurationMs } from '@infofi-lens/shared/units';
import { durationMs } from '@infofi-lens/shared/units';
import * as z from 'zod/mini';
import { pageKinds } from '../storage/page-outcome.ts';
import { SettingsPatch } from '../storage/settings-schema.ts';
import { themes } from '../storage/themes.ts';

const platform = () => z.enum(platforms);
// parseEntityKey and durationMs are the only makers of their types: what they accept is one.
const entity = () =>
  z.string().check(z.refine((key) => parseEntityKey(key) !== undefined)) as unknown as z.ZodMiniType<EntityKey, EntityKey>;
const duration = () => z.number().check(z.refine((ms) => durationMs(ms) === ms)) as unknown as z.ZodMiniType<DurationMs, DurationMs>;
const codes = () => z.record(z.string().check(z.maxLength(80)), count);
/** Milliseconds, with fractions. */
const spell = () => z.number().check(z.nonnegative(), z.maximum(3_600_000));
const nothing = () => z.strictObject({});
const keys = () => z.array(entity()).check(z.maxLength(200));

/** Made when it is first asked for, and then the same for each message that says it. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Entries of the reader's tables that replace the bundled ones: checked, and bounded, where the worker took them on. */
const tables = () => z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])));

/** What may be done on a platform's page right now. */
const conditions = once(() =>
  z.strictObject({
    capture: z.boolean(),
    measureTime: z.boolean(),
    overlay: z.boolean(),
    showUnconfirmed: z.boolean(),
    /** The language that cards speak: one of those that this build offers. */
    locale: z.string(),
    theme: z.enum(themes),
    /** Whether the card on a page was last folded up; absent until somebody did either. */
    cardFolded: z.optional(z.boolean()),
    /** Why nothing is read here although the person did not say so. */
    off: z.optional(z.strictObject({ reason: z.string(), since: time })),
    /** Kinds of pages here whose layout is another one than the reader knows. */
    changed: z.optional(z.array(z.strictObject({ page: z.enum(pageKinds), since: time }))),
    /** The newest sighting of the platform; given with `off` and `changed`. */
    dataFrom: z.optional(time),
    /** Names of fields that are not read, by kind. */
    fieldsOff: z.optional(z.record(z.string(), z.array(z.string()))),
    tables: z.optional(tables()),
  }),
);
export type Conditions = z.infer<ReturnType<typeof conditions>>;

const outcome = () => z.strictObject({ page: z.enum(pageKinds), good: count, drifts: count, fell: count });

/** At most 100 observations as JSON text of at most 1 MiB, and how the reading went. Sent again until acknowledged. */
const observed = () =>
  z.strictObject({
    platform: platform(),
    adapter: z.string().check(z.regex(/^[a-z0-9]+@\d+$/)),
    observations: z.string().check(z.maxLength(1_048_576)),
    report: z.strictObject({
      captures: count,
      rejected: count,
      lost: count,
      skipped: count,
      warnings: codes(),
      drifts: codes(),
      pages: z.array(outcome()).check(z.maxLength(8)),
      /** What reading cost the page since the last message (storage/tables/visits.ts Cost). */
      cost: z.optional(
        z.strictObject({
          ms: spell(),
          overlayMs: spell(),
          read: count,
          chips: z.optional(z.literal(true)),
          cards: z.optional(z.literal(true)),
        }),
      ),
    }),
    /** Where it was read: the page's address, and when its document was opened (milliseconds since 1970). */
    page: z.optional(z.strictObject({ address: z.string().check(z.maxLength(2_000)), opened: z.number().check(z.nonnegative()) })),
  });
export type Observed = z.infer<ReturnType<typeof observed>>;

/** The sightings are in the database, or deliberately are not ("off"): either way the sender may forget them. */
const receipt = () => z.strictObject({ stored: count, invalid: count, dropped: z.optional(z.enum(['off', 'incognito'])) });

const seen = () => z.record(z.string(), z.strictObject({ value: z.unknown(), observedAt: time, via: z.string(), adapter: z.string() }));
const known = () =>
  z.strictObject({
    key: entity(),
    /** What this browser saw. */
    seen: z.optional(z.strictObject({ fields: seen(), firstSeen: time, lastSeen: time })),
    /** What the crowd knows, with evidence (contracts/evidence.ts FactValue by field). */
    crowd: z.optional(z.record(z.string(), z.unknown())),
    /** Active time spent on it. */
    spentMs: z.optional(duration()),
  });

/** A short text on the page about one thing, and who vouches for it: everything that drawing it takes. */
const chip = () =>
  z.strictObject({
    key: entity(),
    text: z.string(),
    source: z.enum(['you', 'crowd', 'reported', 'computed']),
    /** Independent contributors, where it is others' word. */
    n: z.optional(count),
    /** Nothing can be won there any more. */
    over: z.optional(z.literal(true)),
    /** What vouches for it, in a line. */
    title: z.string(),
    /** Its name for a screen reader. */
    label: z.string(),
    /** From then on it is another text. */
    until: z.optional(time),
  });
/** Above a row of points on the page: the next place, and how many points it is ahead. */
const ahead = () => z.strictObject({ rank: count, by: z.number() });

/** The record of a number: what it was from each time on, oldest first. */
const record = () =>
  z.strictObject({ key: entity(), points: z.array(z.strictObject({ at: time, value: z.number() })).check(z.maxLength(500)) });

/** A score in short: ui/figures/shill.ts ShortShill. */
const shortShill = () =>
  z.strictObject({
    from: z.enum(['you', 'crowd']),
    at: time,
    confidence: z.number(),
    total: z.optional(z.strictObject({ score: count, band: z.enum(shillBands) })),
    posts: z.optional(count),
    people: z.optional(count),
  });

const increment = () =>
  z.strictObject({ meter: z.string().check(z.maxLength(64)), seq: count, campaign: entity(), activeMs: duration(), at: time });

/** What a person objects to (contracts/standing.ts AppealAbout, which every content script would carry). */
const about = () =>
  z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('standing') }),
    z.strictObject({ what: z.literal('quarantine'), no: count }),
  ]);

const wrong = () =>
  z.strictObject({
    platform: platform(),
    kind: z.string().check(z.maxLength(40)),
    field: z.string().check(z.maxLength(40)),
    reason: z.enum(reportReasons),
  });

/** Who may send it: a content script of a platform's page, a page of the extension, or the worker. */
type Sender = 'content' | 'page' | 'worker';

/** The schemas are made when they are first asked for: a page pays for those of its own messages only. */
function message<F extends Sender, D extends z.core.$ZodType, A extends z.core.$ZodType>(from: F, data: () => D, answer: () => A) {
  const [madeData, madeAnswer] = [once(data), once(answer)];
  return {
    from,
    get data(): D {
      return madeData();
    },
    get answer(): A {
      return madeAnswer();
    },
  };
}

/** Every message of the extension: who sends it, what it says, what is answered. The receiver parses what it is told. */
export const protocol = {
  /** content -> worker: what may be done here? */
  conditions: message('content', () => z.strictObject({ platform: platform() }), conditions),
  /** content -> worker: acknowledged once the sightings are in the database. */
  observed: message('content', observed, receipt),
  /** content -> worker: acknowledged once counted; a repeated increment counts once. */
  'active-time': message('content', increment, nothing),
  /** content -> worker: what is known of these, for what is opened on the page. At most 200 at a time; unknown ones are left out. */
  lookup: message(
    'content',
    () => z.strictObject({ keys: keys() }),
    () => z.array(known()),
  ),
  /**
   * content -> worker: the chips of these, in the person's language. Those of which nothing useful is known are left out. What an hour
   * on a campaign pays takes longer to find out, and is in them where the whole is asked for.
   */
  chips: message(
    'content',
    () =>
      z.strictObject({
        chips: z.array(z.strictObject({ key: entity(), ahead: z.optional(ahead()) })).check(z.maxLength(200)),
        whole: z.boolean(),
      }),
    () => z.strictObject({ locale: z.string(), chips: z.array(chip()) }),
  ),
  /** content -> worker: what is known of entities whose pages are addressed by a name (a space's alias, a handle). */
  'lookup-page': message(
    'content',
    () => z.strictObject({ platform: platform(), kind: z.enum(['space', 'profile']), name: z.string() }),
    () => z.optional(known()),
  ),
  /** content -> worker: how a number of these moved since a time, as this browser saw it. Those without a record are left out. */
  past: message(
    'content',
    () => z.strictObject({ keys: keys(), field: z.string().check(z.maxLength(40)), from: time }),
    () => z.array(record()),
  ),
  /** content -> worker: what an hour on these campaigns pays (contracts/roi.ts RoiEstimate). Those of which nothing is known are left out. */
  worth: message(
    'content',
    () => z.strictObject({ keys: keys() }),
    () => z.array(z.strictObject({ key: entity(), estimate: z.unknown() })),
  ),
  /** content -> worker: how effective an account's posts were. Absent for what is no account. */
  shill: message(
    'content',
    () => z.strictObject({ key: entity() }),
    () => z.optional(shortShill()),
  ),
  /** content -> worker: how many things seen belong to it (an author's posts), counted up to 1,000. */
  held: message(
    'content',
    () => z.strictObject({ key: entity() }),
    () => z.strictObject({ count }),
  ),
  /** content -> worker: there is something to show; acknowledged once that script of the overlay runs in the page. */
  'show-overlay': message('content', () => z.strictObject({ part: z.enum(['chips', 'card']) }), nothing),
  /** content -> worker: the texts of the overlay in that language, compiled (words/current.ts Dictionary). None of English. */
  words: message(
    'content',
    () => z.strictObject({ locale: z.string() }),
    () => z.record(z.string(), z.unknown()),
  ),
  /** content -> worker: remember that the card on pages was folded up, or opened. */
  'fold-card': message('content', () => z.strictObject({ folded: z.boolean() }), nothing),
  /** worker -> content: the person asked for the overlay by its shortcut. */
  'focus-overlay': message('worker', nothing, () => z.void()),
  /** worker -> content: the conditions are other ones now. */
  'conditions-changed': message('worker', conditions, () => z.void()),
  /** worker -> content: these were just stored; ask again if they are shown. */
  'facts-changed': message(
    'worker',
    () => z.strictObject({ keys: z.array(entity()) }),
    () => z.void(),
  ),
  /**
   * content or page -> worker: something shown looks wrong. Goes to the server at once, or once it can be reached, or is refused with the reason
   * it could not (contracts/reports.ts, which every content script would carry). Only the reader, the field and the reason: no value, no page.
   */
  'report-wrong': message('content', wrong, () => z.strictObject({ sent: z.boolean() })),
  /** page -> worker: settings are written by the worker alone, which also acts on them. */
  'change-settings': message('page', () => SettingsPatch, nothing),
  /** page -> worker: synchronise now, whatever the jitter and the backoff say. Acknowledged when it is done. */
  'sync-now': message('page', nothing, nothing),
  /** page -> worker: ask the server for this one thing; acknowledged once what is known of it is in the database. */
  'ask-crowd': message(
    'page',
    () => z.strictObject({ key: entity() }),
    () => z.strictObject({ known: z.boolean() }),
  ),
  /** page -> worker: what became of what this browser shared. The worker asks, because it signs with the device
   * key, and holds the answer (contracts/standing.ts ContributorStanding) against its contract. */
  standing: message('page', nothing, () => z.looseObject({})),
  /** page -> worker: object to a standing or a quarantine. */
  appeal: message('page', () => z.strictObject({ about: about(), text: z.string().check(z.minLength(1), z.maxLength(2_000)) }), nothing),
  /** page -> worker: what an account takes this browser's device key by; the worker signs it. Nothing is sent. */
  'sign-link': message(
    'page',
    () => z.strictObject({ account: z.string().check(z.minLength(1), z.maxLength(64)) }),
    () => z.strictObject({ body: z.string(), signature: z.string() }),
  ),
  /**
   * page -> worker: keep the person's own record in step with their account, stop that, do it now, or delete what the account has.
   * Acknowledged when it is done.
   */
  ledger: message('page', () => z.strictObject({ wish: z.enum(['start', 'stop', 'now', 'delete']) }), nothing),
  /** page -> worker: stop sharing and have every server that knows this browser's key erase what it said. What came of it is in
   * the database (state.erasures); refused when a server did not do it, and then the key stays to ask again. */
  'erase-shared': message('page', nothing, nothing),
  /** page -> worker: take away everything this browser holds. */
  erase: message('page', nothing, nothing),
} as const;

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type DataOf<N extends MessageName> = z.infer<Protocol[N]['data']>;
export type AnswerOf<N extends MessageName> = z.infer<Protocol[N]['answer']>;

/** What travels: the message, and its answer or the reason there is none. */
export const Envelope = z.strictObject({ lens: z.string(), data: z.unknown() });
export const Reply = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), answer: z.optional(z.unknown()) }),
  z.strictObject({ ok: z.literal(false), code: z.string(), title: z.string() }),
]);
export type Reply = z.infer<typeof Reply>;
