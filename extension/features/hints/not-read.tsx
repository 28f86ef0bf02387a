import { type EntityKey, type PlatformId, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import type { ReactNode } from 'react';
import { useLive } from '../../storage/hooks.ts';
import { Empty } from '../../ui/states.tsx';
import { words } from '../../ui/words.ts';
import { AskCrowd } from './ask-crowd.tsx';
import { panelWords } from './words.ts';

interface NotReadProps {
  readonly title: string;
  readonly entity?: EntityKey;
  readonly platform?: PlatformId;
  /** Why that may be, where no page is in front that could be loaded again. */
  readonly why?: string;
  readonly children?: ReactNode;
}

/** Nothing is known of what is in front, and why that may be. */
export function NotRead({ title, entity, platform, why = panelWords.notRead.reload, children }: NotReadProps) {
  const settings = useLive((store) => store.settings.get(), []);
  const of = platform ?? (entity && parseEntityKey(entity)?.platform);
  const off = settings && of && !settings.platforms[of].enabled ? of : undefined;
  return (
    <Empty title={title}>
      {children}
      {settings?.paused && <p className="lens-p">{panelWords.notRead.paused}</p>}
      {off && <p className="lens-p">{panelWords.notRead.off(words.platform[off])}</p>}
      {settings && !settings.paused && !off && <p className="lens-p">{why}</p>}
      {entity && settings?.api && settings.pullCrowd && <AskCrowd entity={entity} />}
      {(settings?.paused || off) && (
        <p className="lens-p">
          <a className="lens-link" href="options.html#platforms" target="_blank" rel="noreferrer">
            {panelWords.notRead.settings}
          </a>
        </p>
      )}
    </Empty>
  );
}
