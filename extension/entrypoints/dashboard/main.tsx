import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy } from 'react';
import { ActivityPage } from '../../features/activity/activity-page.tsx';
import { CampaignsOf } from '../../features/campaigns/campaigns-of.tsx';
import { CampaignsPage } from '../../features/campaigns/campaigns-page.tsx';
import { ProfilesPage, SpacesPage } from '../../features/directory/list-page.tsx';
import { CampaignPage } from '../../features/hints/pages/campaign-page.tsx';
import { ProfilePage } from '../../features/hints/pages/profile-page.tsx';
import { SpacePage } from '../../features/hints/pages/space-page.tsx';
import { ParticipationPage } from '../../features/mine/participation-page.tsx';
import { PlannerPage } from '../../features/planner/planner-page.tsx';
import { DashboardShell } from '../../features/tab/dashboard-shell.tsx';
import { startPage } from '../../ui/start-page.tsx';

// Charts weigh more than everything else here: each page with one is fetched when it is opened.
const BoardsPage = lazy(() => import('../../features/charts/boards/boards-page.tsx').then((page) => ({ default: page.BoardsPage })));
const CalibrationPage = lazy(() =>
  import('../../features/charts/calibration/calibration-page.tsx').then((page) => ({ default: page.CalibrationPage })),
);
const CreatorsPage = lazy(() =>
  import('../../features/charts/creators/creators-page.tsx').then((page) => ({ default: page.CreatorsPage })),
);
const HistoryPage = lazy(() => import('../../features/charts/history/history-page.tsx').then((page) => ({ default: page.HistoryPage })));
const OutcomesPage = lazy(() =>
  import('../../features/charts/outcomes/outcomes-page.tsx').then((page) => ({ default: page.OutcomesPage })),
);

const TimePage = lazy(() => import('../../features/mine/time-page.tsx').then((page) => ({ default: page.TimePage })));

// Answers are shown while they are asked for again; one more try, then what was wrong is said.
const client = new QueryClient({ defaultOptions: { queries: { retry: 1 } } });

void startPage(() => (
  <QueryClientProvider client={client}>
    <DashboardShell
      pages={{
        campaigns: (settings, rest) => <CampaignsPage settings={settings} rest={rest} />,
        campaign: (settings, rest) => <CampaignPage settings={settings} rest={rest} />,
        spaces: (_, rest) => <SpacesPage rest={rest} />,
        space: (_, rest) => <SpacePage rest={rest} campaigns={(key) => <CampaignsOf space={key} />} />,
        profiles: (_, rest) => <ProfilesPage rest={rest} />,
        profile: (_, rest) => <ProfilePage rest={rest} />,
        participation: () => <ParticipationPage />,
        time: () => <TimePage />,
        plan: (settings) => <PlannerPage settings={settings} />,
        history: () => <HistoryPage />,
        outcomes: () => <OutcomesPage />,
        calibration: (settings) => <CalibrationPage settings={settings} />,
        board: (_, rest) => <BoardsPage rest={rest} />,
        creators: () => <CreatorsPage />,
        activity: () => <ActivityPage />,
      }}
    />
  </QueryClientProvider>
));
