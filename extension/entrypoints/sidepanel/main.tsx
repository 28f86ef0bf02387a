import { createRoot } from 'react-dom/client';
import { Panel } from '../../features/hints/panel.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Panel />);
