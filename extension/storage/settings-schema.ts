import { platforms } from '@infofi-lens/shared/facts/entity';
import { count, time } from '@infofi-lens/shared/facts/types';
import { PlanLimits } from '@infofi-lens/shared/scoring/planner/limits';
import * as z from 'zod/mini';
import { themes } from './themes.ts';

const PlatformSettings = z.strictObject({
  /** Whether its pages are read at all. */
  enabled: z.boolean(),
  /** Whether the public part of what is read may be shared. */
  share: z.boolean(),
});

/** A view of the dashboard's campaigns: the person's name for it, and what the address of that view says after `campaigns/`. */
export const SavedView = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  at: z.string().check(z.maxLength(600)),
});
export type SavedView = z.infer<typeof SavedView>;

/** What the user decided, in its newest version. */
export const Settings = z.strictObject({
  version: z.literal(1),
  /** Nothing is read anywhere while true. */
  paused: z.boolean(),
  platforms: z.record(z.enum(platforms), PlatformSettings),
  /** Origin of the sync API; `null`: none, everything stays local. */
  api: z.nullable(z.string().check(z.regex(/^https?:\/\/[^/\s]+$/))),
  /** Whether facts of the crowd are fetched: everybody fetches the same, so it tells nothing. */
  pullCrowd: z.boolean(),
  /** Whether active time on campaigns is measured. It stays in this browser unless outcomes are shared. */
  measureTime: z.boolean(),
  /** Whether what campaigns paid and how long they took may be shared; absent: nobody decided, so it is not. */
  shareOutcomes: z.optional(z.boolean()),
  /** The account whose ledger this browser keeps in step with; null or absent: none, and nothing of the person's own leaves. */
  syncLedger: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(64)))),
  /** US dollars that an hour of the person is worth to them: what recommendations are measured against; absent: a usual figure. */
  hourWorth: z.optional(z.number().check(z.nonnegative(), z.maximum(100_000))),
  /** Limits of the weekly planner; absent: nobody set any. */
  planner: z.optional(PlanLimits),
  /** Views of the dashboard's table of campaigns that were kept, in the order in which they are offered; absent: none was. */
  campaignViews: z.optional(z.array(SavedView).check(z.maxLength(50))),
  /** Whether cards are shown on the platforms' pages. */
  overlay: z.boolean(),
  /** Whether the card on a page was last folded up; absent: nobody decided. */
  cardFolded: z.optional(z.boolean()),
  /** Whether values below the quorum are shown, marked as such. */
  showUnconfirmed: z.boolean(),
  theme: z.enum(themes),
  /** Language of the interface (BCP 47); `null`: the browser's. */
  locale: z.nullable(z.string().check(z.regex(/^[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/))),
  /** When the first-run questions were answered; `null`: not yet. */
  onboardedAt: z.nullable(time),
  /** Number of the newest change of what is collected that was acknowledged (shared/collection); absent: none since the first. */
  acknowledged: z.optional(count),
});
export type Settings = z.infer<typeof Settings>;

/** Settings that may be absent: somebody's own figures, or what nobody decided. */
const absentees = ['shareOutcomes', 'hourWorth', 'planner', 'cardFolded'] as const;

/** A change of some settings; platforms may be named singly, and what may be absent can be made so. */
export const SettingsPatch = z.strictObject({
  ...z.partial(z.omit(Settings, { version: true, platforms: true })).shape,
  platforms: z.optional(z.partialRecord(z.enum(platforms), z.partial(PlatformSettings))),
  forget: z.optional(z.array(z.enum(absentees))),
});
export type SettingsPatch = z.infer<typeof SettingsPatch>;

/** What holds before anybody decided: everything stays local, and X is not read. */
export function defaultSettings(api: string | null): Settings {
  const off = { enabled: false, share: false };
  const local = { enabled: true, share: false };
  return {
    version: 1,
    paused: false,
    platforms: { galxe: local, layer3: local, kaito: local, x: off },
    api,
    pullCrowd: true,
    measureTime: true,
    overlay: true,
    showUnconfirmed: false,
    theme: 'system',
    locale: null,
    onboardedAt: null,
  };
}

/** One step a released version: from what that version stored to what the next one stores. Released steps are never edited. */
const steps: Readonly<Record<number, (before: Record<string, unknown>) => Record<string, unknown>>> = {};

/**
 * Stored settings of any version as the newest.
 * @returns `undefined` when they can not be read as settings; the caller falls back to the defaults, which share nothing.
 */
export function readSettings(stored: unknown): Settings | undefined {
  let at = stored;
  for (let version = versionOf(at); version !== undefined; version = versionOf(at)) {
    const step = steps[version];
    if (!step) break;
    at = step(at as Record<string, unknown>); // versionOf found a version inside, so it is an object
  }
  const read = Settings.safeParse(at);
  return read.success ? read.data : undefined;
}

function versionOf(stored: unknown): number | undefined {
  const held = z.looseObject({ version: z.int() }).safeParse(stored);
  return held.success ? held.data.version : undefined;
}

/** @returns settings with the patch applied; what the patch does not name stays. */
export function patchSettings(settings: Settings, patch: SettingsPatch): Settings {
  const { platforms: some = {}, forget = [], ...rest } = patch;
  const merged = { ...settings.platforms };
  for (const id of platforms) {
    const { enabled, share } = merged[id];
    merged[id] = { enabled: some[id]?.enabled ?? enabled, share: some[id]?.share ?? share };
  }
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const kept = Object.fromEntries(Object.entries(settings).filter(([name]) => !forget.some((absent) => absent === name)));
  return Settings.parse({ ...kept, ...named, platforms: merged });
}

/** Whether anything of this browser goes to the server at all. */
export const sharesAnything = ({ platforms: all, shareOutcomes }: Pick<Settings, 'platforms' | 'shareOutcomes'>): boolean =>
  shareOutcomes === true || Object.values(all).some(({ share }) => share);
