import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeFeed } from '../features/overlay/feed.ts';
import { mountOverlay } from '../features/overlay/view/mount.tsx';

/** Brought into a page by the worker once there is something to show there. */
export default defineUnlistedScript(() => {
  const feed = takeFeed();
  if (feed) mountOverlay(feed);
});
