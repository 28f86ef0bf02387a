import type { EpochMs } from '@infofi-lens/shared/units';
import type { allNotices } from '../../storage/page-notice.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import type { RoomState, SyncState } from '../../storage/tables/state.ts';
import { ago, count, duration } from '../../ui/format.ts';
import { noticeText } from '../../ui/page-notice.tsx';
import { listed, words as shared } from '../../ui/words.ts';
import { popupWords } from './words.ts';

export interface StatusInputs {
  readonly settings: Settings;
  readonly sync: SyncState;
  readonly room: RoomState;
  /** Sightings that wait to be shared. */
  readonly waiting: number;
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
export function statusOf({ settings, sync, room, waiting, notices, online, now }: StatusInputs): Status {
  const pending = waiting > 0 ? words.waiting(count(waiting)) : words.nothingWaiting;
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
  if (!online) return { tone: 'warn', text: words.offline, detail: pending };
  if (sync.failures > 0) {
    const next = sync.notBefore > now ? words.inTime(duration(sync.notBefore - now)) : words.soon;
    return { tone: 'warn', text: sync.lastError?.title ?? words.unreachable, detail: words.serverHelp(next, pending) };
  }
  return { tone: 'good', ...calm(settings, sync, waiting, now), ...notes(sync, room) };
}

function calm(settings: Settings, sync: SyncState, waiting: number, now: EpochMs): { text: string } {
  const crowd = !settings.pullCrowd ? words.crowdOff : sync.crowd ? words.crowdAt(ago(sync.crowd.checkedAt, now)) : words.crowdNever;
  if (!Object.values(settings.platforms).some(({ share }) => share)) return { text: `${words.sharingOff} ${crowd}` };
  if (waiting > 0) return { text: words.waiting(count(waiting)) };
  return {
    text: sync.lastSuccessAt === undefined || sync.accepted === 0 ? words.nothingShared : words.shared(ago(sync.lastSuccessAt, now)),
  };
}

function notes(sync: SyncState, room: RoomState): { detail?: string } {
  const refused = Object.values(sync.refused).reduce((sum, n) => sum + n, 0);
  const said = [...(refused > 0 ? [words.refused(count(refused))] : []), ...(room.evicted > 0 ? [words.evicted] : [])];
  return said.length === 0 ? {} : { detail: said.join(' ') };
}
