import { lazy, Suspense } from 'react';
import { Popup } from '../../features/dashboard/popup.tsx';
import { startPage } from '../../ui/start-page.tsx';

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
