import { layer3Adapter } from '@infofi-lens/shared/adapters/layer3/adapter';
import { layer3 } from '@infofi-lens/shared/adapters/layer3/meta';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { capturePage } from '../features/capture/capture-page.ts';
import { nextData } from '../features/capture/hydration.ts';
import { keepTime } from '../features/timekeeping/keep-time.ts';

export default defineContentScript({
  matches: [...layer3.matches],
  runAt: 'document_start',
  main(ctx) {
    capturePage({ adapter: layer3Adapter, hydration: nextData }, ctx.signal);
    keepTime('layer3', ctx);
  },
});
