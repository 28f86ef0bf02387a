import { Announcements } from '../../features/announcements/announcements.tsx';
import { Popup } from '../../features/dashboard/popup.tsx';
import { startPage } from '../../ui/start-page.tsx';

// There the popup is a page of its own, which fills the screen.
if (navigator.userAgent.includes('Android')) document.documentElement.dataset.fills = '';

void startPage(() => <Popup announcements={<Announcements />} />);
