import { xAdapter } from '@infofi-lens/shared/adapters/x/adapter';
import { x } from '@infofi-lens/shared/adapters/x/meta';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { capturePage } from '../features/capture/capture-page.ts';

/** Registered once X is switched on. */
export default defineContentScript({
  matches: [...x.matches],
  runAt: 'document_start',
  registration: 'runtime',
  main: (ctx) => capturePage({ adapter: xAdapter }, ctx.signal),
});
