import { began } from '../messaging/began.ts';

// Above all others, so that starting them is counted.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeFeed } from '../features/overlay/feed.ts';
import { mountOverlay } from '../features/overlay/view/mount.tsx';

/** Brought into a page by the worker once there is something to show there. */
export default defineUnlistedScript(() => {
  const feed = takeFeed();
  if (!feed) return;
  mountOverlay(feed);
  feed.drew(performance.now() - began);
});
