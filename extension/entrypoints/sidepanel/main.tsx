import { Panel } from '../../features/hints/panel.tsx';
import { startPage } from '../../ui/start-page.tsx';

void startPage(() => <Panel />);
