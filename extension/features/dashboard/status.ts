import type { EpochMs } from '@infofi-lens/shared/units';
import type { allNotices } from '../../storage/page-notice.ts';
import { type Settings, sharesAnything } from '../../storage/settings-schema.ts';
import { failing } from '../../storage/sync-status.ts';
import type { CatalogueState, RoomState, SyncState } from '../../storage/tables/state.ts';
import { ago, duration } from '../../ui/format.ts';
import { listed } from '../../ui/listed.ts';
import { noticeText } from '../../ui/page-notice.tsx';
import { words as shared } from '../../ui/words.ts';
import { popupWords } from './words.ts';

export interface StatusInputs {
  readonly settings: Settings;
  readonly sync: SyncState;
  readonly room: RoomState;
  readonly catalogue: Pick<CatalogueState, 'asOf' | 'refused' | 'loading'>;
  /** Sightings that wait to be shared. */
  readonly waiting: number;
  /** Whether the work that makes this browser known is under way. */
  readonly proving: boolean;
  /** Platforms of which what is shown is not from now. */
  readonly notices: Awaited<ReturnType<typeof allNotices>>;
  readonly online: boolean;
  readonly now: EpochMs;
}
export interface Status {
  readonly tone: 'good' | 'info' | 'warn' | 'bad';
  readonly text: string;
  readonly detail?: string;
}

const words = popupWords.status;

/** How things stand, the worst first, in one line and one more. */
export function statusOf({ settings, sync, room, catalogue, waiting, proving, notices, online, now }: StatusInputs): Status {
  const pending = waiting > 0 ? words.waiting(waiting) : words.nothingWaiting;
  if (!room.storing) return { tone: 'bad', text: words.full, detail: words.fullHelp };
  if (settings.paused) return { tone: 'warn', text: words.paused };
  const [first, ...others] = notices.filter(({ platform }) => settings.platforms[platform].enabled);
  if (first) {
    const { title, detail } = noticeText(first, now);
    const more = others.length > 0 ? [words.alsoChanged(listed(others.map(({ platform }) => shared.platform[platform])))] : [];
    return first.notice.what === 'off'
      ? { tone: 'warn', text: title, detail: [detail, ...more].join(' ') }
      : { tone: 'warn', text: words.changed(shared.platform[first.platform], title), ...(more[0] && { detail: more[0] }) };
  }
  if (settings.api === null) return { tone: 'info', text: words.noServer };
  const crowd = crowdOf(settings, catalogue, now);
  if (!online) return { tone: 'warn', text: words.offline, detail: catalogue.asOf === undefined ? pending : `${crowd} ${pending}` };
  const failed = failing(sync);
  if (failed) {
    const next = failed.notBefore > now ? words.inTime(duration(failed.notBefore - now)) : words.soon;
    const help = words.serverHelp(next, pending);
    const detail = catalogue.asOf === undefined ? help : `${crowd} ${help}`;
    const { code = 'unreachable' } = failed.lastError ?? {};
    return { tone: 'warn', text: code === 'unreachable' ? words.unreachable : words.refusing(code), detail };
  }
  if (settings.pullCrowd && catalogue.loading) {
    const { done, parts } = catalogue.loading;
    return { tone: 'info', text: words.crowdComing(done, parts.length), detail: words.crowdComingHelp };
  }
  if (settings.pullCrowd && catalogue.refused) {
    const still = catalogue.asOf === undefined ? words.crowdNone : words.crowdStill(duration(now - catalogue.asOf));
    return { tone: 'bad', text: words.crowdRefused(catalogue.refused.reason), detail: still };
  }
  const sharing = sharesAnything(settings);
  if (proving && sharing) return { tone: 'info', text: words.proving, detail: pending };
  return { tone: 'good', ...calm(settings, sync, crowd, waiting, now), ...notes(sync, room) };
}

function calm(settings: Settings, sync: SyncState, crowd: string, waiting: number, now: EpochMs): { text: string } {
  if (!sharesAnything(settings)) return { text: `${words.sharingOff} ${crowd}` };
  if (waiting > 0) return { text: words.waiting(waiting) };
  return {
    text: sync.lastSuccessAt === undefined || sync.accepted === 0 ? words.nothingShared : words.shared(ago(sync.lastSuccessAt, now)),
  };
}

/** How old the crowd's facts are: they stay as good as that while nobody can be reached. */
function crowdOf(settings: Settings, { asOf }: StatusInputs['catalogue'], now: EpochMs): string {
  if (!settings.pullCrowd) return words.crowdOff;
  return asOf === undefined ? words.crowdNever : words.crowdAge(duration(now - asOf));
}

function notes(sync: SyncState, room: RoomState): { detail?: string } {
  const refused = Object.values(sync.refused).reduce((sum, n) => sum + n, 0);
  const said = [...(refused > 0 ? [words.refused(refused)] : []), ...(room.evicted > 0 ? [words.evicted] : [])];
  return said.length === 0 ? {} : { detail: said.join(' ') };
}
