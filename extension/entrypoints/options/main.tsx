import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { AccountSection } from '../../features/account/account-section.tsx';
import { Announcements } from '../../features/announcements/announcements.tsx';
import { LedgerSection } from '../../features/ledger/ledger-section.tsx';
import { SettingsPage } from '../../features/settings/settings-page.tsx';
import { startPage } from '../../ui/start-page.tsx';

// Answers are shown while they are asked for again; one more try, then what was wrong is said. Without a network that is said, too,
// instead of waiting for one, and asked again once there is one.
const networkMode = 'always';
const client = new QueryClient({
  defaultOptions: { queries: { retry: 1, networkMode, refetchOnReconnect: true }, mutations: { networkMode } },
});

void startPage(() => (
  <QueryClientProvider client={client}>
    <SettingsPage
      account={
        <>
          <AccountSection />
          <LedgerSection />
        </>
      }
      announcements={<Announcements />}
    />
  </QueryClientProvider>
));
