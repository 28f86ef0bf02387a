import { began } from '../messaging/began.ts';

// Above all others, so that starting them is counted.

import { kaitoAdapter } from '@infofi-lens/shared/adapters/kaito/adapter';
import { kaito } from '@infofi-lens/shared/adapters/kaito/meta';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { capturePage } from '../features/capture/capture-page.ts';
import { kaitoPlaces } from '../features/overlay/places/kaito.ts';
import { startScout } from '../features/overlay/scout/scout.ts';
import { PageConditions } from '../messaging/page-conditions.ts';
import { PageCost } from '../messaging/page-cost.ts';

export default defineContentScript({
  matches: [...kaito.matches],
  runAt: 'document_start',
  main(ctx) {
    const cost = new PageCost(() => performance.now());
    cost.time(() => {
      const conditions = new PageConditions('kaito', ctx.signal);
      const { observed } = startScout('kaito', kaitoPlaces, ctx, conditions, cost);
      capturePage({ adapter: kaitoAdapter, observed, conditions, cost }, ctx.signal);
    }, began);
  },
});
