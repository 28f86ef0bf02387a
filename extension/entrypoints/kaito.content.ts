import { kaitoAdapter } from '@infofi-lens/shared/adapters/kaito/adapter';
import { kaito } from '@infofi-lens/shared/adapters/kaito/meta';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { capturePage } from '../features/capture/capture-page.ts';

export default defineContentScript({
  matches: [...kaito.matches],
  runAt: 'document_start',
  main: (ctx) => capturePage({ adapter: kaitoAdapter }, ctx.signal),
});
