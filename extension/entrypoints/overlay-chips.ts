import { began } from '../messaging/began.ts';

// Above all others, so that starting them is counted.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountChips } from '../features/overlay/chips/mount-chips.ts';
import { takeFeed } from '../features/overlay/feed.ts';

/** Brought into a page by the worker once something that is known is in sight there. */
export default defineUnlistedScript(() => {
  const feed = takeFeed('chips');
  if (!feed) return;
  mountChips(feed);
  feed.drew(performance.now() - began);
});
