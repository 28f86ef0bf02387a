import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { AccountSection } from '../../features/account/account-section.tsx';
import { SettingsPage } from '../../features/settings/settings-page.tsx';

// Answers are shown while they are asked for again; one more try, then what was wrong is said.
const client = new QueryClient({ defaultOptions: { queries: { retry: 1 } } });

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <SettingsPage account={<AccountSection />} />
    </QueryClientProvider>,
  );
