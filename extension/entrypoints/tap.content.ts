import { began } from '../messaging/began.ts';

// Above all others, so that starting them is counted.

import { galxe } from '@infofi-lens/shared/adapters/galxe/meta';
import { kaito } from '@infofi-lens/shared/adapters/kaito/meta';
import { layer3 } from '@infofi-lens/shared/adapters/layer3/meta';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startTap } from '../features/capture/tap.ts';

/** The only code in the pages' own world. */
export default defineContentScript({
  matches: [...galxe.matches, ...layer3.matches, ...kaito.matches],
  runAt: 'document_start',
  world: 'MAIN',
  main: () => startTap([...galxe.responses, ...layer3.responses, ...kaito.responses], began),
});
