import type { EpochMs } from '@infofi-lens/shared/units';
import type { ReactNode } from 'react';
import { useLive } from '../../storage/hooks.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { hashOf } from '../../ui/hash-of.ts';
import { Empty, Loading, Notice } from '../../ui/states.tsx';
import { useLanguage } from '../../ui/use-language.ts';
import { useNow } from '../../ui/use-now.ts';
import { useOnline } from '../../ui/use-online.ts';
import { useTheme } from '../../ui/use-theme.ts';
import { BoardPanel } from './board-panel.tsx';
import { CampaignPanel } from './campaign-panel.tsx';
import { PanelNotice } from './page-notice.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { ReportPart } from './report-part.tsx';
import { SpacePanel } from './space-panel.tsx';
import { type Subject, subjectOf } from './subject.ts';
import { useActiveTab } from './use-active-tab.ts';
import { panelWords } from './words.ts';

interface PanelProps {
  /** What is shown of how reading went on a page of the platforms: another feature, put in by the entrypoint. */
  readonly activity: (page: { readonly tab: number; readonly url: string; readonly now: EpochMs }) => ReactNode;
}

/** The side panel: what is known of the page in the tab in front, as it changes. */
export function Panel({ activity }: PanelProps) {
  const tab = useActiveTab();
  const now = useNow();
  const online = useOnline();
  const settings = useLive((store) => store.settings.get(), []);
  useTheme(settings?.theme);
  useLanguage(settings?.locale);
  const subject = subjectOf(tab.url);
  return (
    <main className="lens-page panel">
      {/* A failure on one page must not stay for the next. */}
      <ErrorBoundary key={tab.url ?? ''}>
        {!online && (
          <Notice title={panelWords.offline.title} live>
            <p className="lens-p lens-small">{panelWords.offline.text}</p>
          </Notice>
        )}
        {subject.is !== 'elsewhere' && <PanelNotice subject={subject} now={now} />}
        {tab.known ? <About subject={subject} now={now} unconfirmed={settings?.showUnconfirmed ?? false} /> : <Loading rows={4} />}
        {subject.is !== 'elsewhere' && tab.id !== undefined && tab.url !== undefined && activity({ tab: tab.id, url: tab.url, now })}
        {subject.is !== 'elsewhere' && <ReportPart subject={subject} />}
      </ErrorBoundary>
      <p className="lens-p lens-small">
        {subject.is === 'entity' ? (
          <a className="lens-link" href={`dashboard.html${hashOf(subject.kind, subject.key)}`} target="_blank" rel="noreferrer">
            {panelWords.openInDashboard}
          </a>
        ) : (
          <a className="lens-link" href="dashboard.html#plan" target="_blank" rel="noreferrer">
            {panelWords.openDashboard}
          </a>
        )}
      </p>
    </main>
  );
}

function About({ subject, now, unconfirmed }: { subject: Subject; now: EpochMs; unconfirmed: boolean }) {
  if (subject.is === 'elsewhere') return <Elsewhere />;
  if (subject.is === 'platform') return <BoardPanel platform={subject.platform} now={now} />;
  if (subject.kind === 'profile') return <ProfilePanel page={subject} now={now} />;
  if (subject.kind === 'space') return <SpacePanel page={subject} now={now} />;
  return subject.is === 'entity' ? <CampaignPanel entity={subject.key} now={now} unconfirmed={unconfirmed} /> : <Elsewhere />;
}

function Elsewhere() {
  return (
    <Empty title={panelWords.elsewhere.title}>
      <p className="lens-p">{panelWords.elsewhere.text}</p>
      <p className="lens-p lens-muted">{panelWords.elsewhere.unread}</p>
    </Empty>
  );
}
