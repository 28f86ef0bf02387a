import { Announcements } from '../../features/announcements/announcements.tsx';
import { Popup } from '../../features/dashboard/popup.tsx';
import { startPage } from '../../ui/start-page.tsx';

void startPage(() => <Popup announcements={<Announcements />} />);
