import { lazy, Suspense } from 'react';
import { Popup } from '../../features/dashboard/popup.tsx';
import { database } from '../../storage/store.ts';
import { startPage } from '../../ui/start-page.tsx';

// It opens while the first frame is drawn; whoever asks it something learns what went wrong.
database.open().catch(() => undefined);

// Mostly there is nothing to announce: it comes after the first sight.
const Announcements = lazy(() =>
  import('../../features/announcements/announcements.tsx').then((part) => ({ default: part.Announcements })),
);

// There the popup is a page of its own, which fills the screen.
if (navigator.userAgent.includes('Android')) document.documentElement.dataset.fills = '';

void startPage(() => (
  <Popup
    announcements={
      <Suspense>
        <Announcements />
      </Suspense>
    }
  />
));
