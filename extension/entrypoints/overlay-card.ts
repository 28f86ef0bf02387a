import { began } from '../messaging/began.ts';

// Above all others, so that starting them is counted.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountCard } from '../features/overlay/card/mount-card.tsx';
import { takeFeed } from '../features/overlay/feed.ts';

/** Brought into a page by the worker once there is a card to show there, or the details of a chip may be opened. */
export default defineUnlistedScript(() => {
  const feed = takeFeed('card');
  if (!feed) return;
  mountCard(feed);
  feed.drew(performance.now() - began);
});
