import { began } from '../messaging/began.ts';

// Above all others, so that starting them is counted.

import { galxeAdapter } from '@infofi-lens/shared/adapters/galxe/adapter';
import { galxe } from '@infofi-lens/shared/adapters/galxe/meta';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { capturePage } from '../features/capture/capture-page.ts';
import { galxeCards } from '../features/capture/galxe-cards.ts';
import { flightScripts } from '../features/capture/hydration.ts';
import { galxePlaces } from '../features/overlay/places/galxe.ts';
import { startScout } from '../features/overlay/scout/scout.ts';
import { keepTime } from '../features/timekeeping/keep-time.ts';
import { PageConditions } from '../messaging/page-conditions.ts';
import { PageCost } from '../messaging/page-cost.ts';

export default defineContentScript({
  matches: [...galxe.matches],
  runAt: 'document_start',
  main(ctx) {
    const cost = new PageCost(() => performance.now());
    cost.time(() => {
      const conditions = new PageConditions('galxe', ctx.signal);
      const { observed } = startScout('galxe', galxePlaces, ctx, conditions, cost);
      capturePage({ adapter: galxeAdapter, hydration: flightScripts, onScreen: galxeCards, observed, conditions, cost }, ctx.signal);
      keepTime(ctx, conditions);
    }, began);
  },
});
