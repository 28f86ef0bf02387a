import { began } from '../messaging/began.ts';

// Above all others, so that starting them is counted.

import { xAdapter } from '@infofi-lens/shared/adapters/x/adapter';
import { x } from '@infofi-lens/shared/adapters/x/meta';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { capturePage } from '../features/capture/capture-page.ts';
import { xPlaces } from '../features/overlay/places/x.ts';
import { startScout } from '../features/overlay/scout/scout.ts';
import { PageConditions } from '../messaging/page-conditions.ts';
import { PageCost } from '../messaging/page-cost.ts';

/** Registered once X is switched on. */
export default defineContentScript({
  matches: [...x.matches],
  runAt: 'document_start',
  registration: 'runtime',
  main(ctx) {
    const cost = new PageCost(() => performance.now());
    cost.time(() => {
      const conditions = new PageConditions('x', ctx.signal);
      const { observed } = startScout('x', xPlaces, ctx, conditions, cost);
      capturePage({ adapter: xAdapter, observed, conditions, cost }, ctx.signal);
    }, began);
  },
});
