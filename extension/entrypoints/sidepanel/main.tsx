import { PageActivity } from '../../features/activity/page-activity.tsx';
import { Panel } from '../../features/hints/panel.tsx';
import { startPage } from '../../ui/start-page.tsx';

void startPage(() => <Panel activity={(page) => <PageActivity {...page} />} />);
