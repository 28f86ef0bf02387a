import { began } from '../messaging/began.ts';

// Above all others, so that starting them is counted.

import { x } from '@infofi-lens/shared/adapters/x/meta';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startTap } from '../features/capture/tap.ts';

/** Registered once X is switched on. */
export default defineContentScript({
  matches: [...x.matches],
  runAt: 'document_start',
  world: 'MAIN',
  registration: 'runtime',
  main: () => startTap(x.responses, began),
});
