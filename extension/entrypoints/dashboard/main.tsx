import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy } from 'react';
import { ActivityPage } from '../../features/activity/activity-page.tsx';
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

// Answers are shown while they are asked for again; one more try, then what was wrong is said.
const client = new QueryClient({ defaultOptions: { queries: { retry: 1 } } });

void startPage(() => (
  <QueryClientProvider client={client}>
    <DashboardShell
      pages={{
        plan: (settings) => <PlannerPage settings={settings} />,
        history: () => <HistoryPage />,
        outcomes: () => <OutcomesPage />,
        calibration: (settings) => <CalibrationPage settings={settings} />,
        board: () => <BoardsPage />,
        creators: () => <CreatorsPage />,
        activity: () => <ActivityPage />,
      }}
    />
  </QueryClientProvider>
));
