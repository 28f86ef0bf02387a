import type { EpochMs } from '@infofi-lens/shared/units';
import { useLive } from '../../storage/hooks.ts';
import { allNotices } from '../../storage/page-notice.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { type Status, statusOf } from './status.ts';
import { popupWords } from './words.ts';

const icons: Record<Status['tone'], IconName> = { good: 'done', info: 'info', warn: 'warning', bad: 'warning' };

/** How reading, storing and sharing stand, always in view. */
export function StatusLine({ settings, now }: { settings: Settings; now: EpochMs }) {
  const online = useOnline();
  const state = useLive(
    async (store) => {
      const { state, queue } = store;
      const [sync, room, catalogue, waiting, proof, notices] = await Promise.all([
        state.sync(),
        state.room(),
        state.catalogue(),
        queue.count(),
        state.proof(),
        allNotices(store, now),
      ]);
      return { sync, room, catalogue, waiting, proving: proof !== undefined && proof.found === undefined, notices };
    },
    [now],
  );
  const status = state && statusOf({ settings, ...state, online, now });
  return (
    <footer className="popup-status" data-tone={status?.tone}>
      <div role="status" aria-label={popupWords.status.label}>
        {status && (
          <>
            <Icon name={icons[status.tone]} />
            <span>
              {status.text} {status.detail && <span className="lens-muted">{status.detail}</span>}
            </span>
          </>
        )}
      </div>
      <a className="lens-link lens-small" href="options.html#platforms" target="_blank" rel="noreferrer">
        {popupWords.platforms}
      </a>
    </footer>
  );
}
