import { began } from '../messaging/began.ts';

// Above all others, so that starting them is counted.

import { layer3Adapter } from '@infofi-lens/shared/adapters/layer3/adapter';
import { layer3 } from '@infofi-lens/shared/adapters/layer3/meta';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { capturePage } from '../features/capture/capture-page.ts';
import { nextData } from '../features/capture/hydration.ts';
import { layer3Places } from '../features/overlay/places/layer3.ts';
import { startScout } from '../features/overlay/scout/scout.ts';
import { keepTime } from '../features/timekeeping/keep-time.ts';
import { PageConditions } from '../messaging/page-conditions.ts';
import { PageCost } from '../messaging/page-cost.ts';

export default defineContentScript({
  matches: [...layer3.matches],
  runAt: 'document_start',
  main(ctx) {
    const cost = new PageCost(() => performance.now());
    cost.time(() => {
      const conditions = new PageConditions('layer3', ctx.signal);
      const { observed } = startScout('layer3', layer3Places, ctx, conditions, cost);
      capturePage({ adapter: layer3Adapter, hydration: nextData, observed, conditions, cost }, ctx.signal);
      keepTime(ctx, conditions);
    }, began);
  },
});
