import { currentLocale, onLocale } from '@infofi-lens/shared/words/current';
import { createRoot } from 'react-dom/client';
import components from '../../../ui/components.css?inline';
import type { Feed } from '../feed.ts';
import { hostOf } from '../host/host.ts';
import css from './card.css?inline';
import { Card } from './card.tsx';
import { Quiet } from './quiet.tsx';
import { speakAsFeed } from './speak-feed.ts';

/** Shows what stands in cards over a page. */
export function mountCard(feed: Feed): void {
  const host = hostOf(feed);
  const { dock } = host;
  host.wear(`${components}\n${css}`);
  const root = createRoot(dock);
  // Made anew in another language: what is on a page has nothing to lose.
  const draw = () =>
    root.render(
      <Quiet key={currentLocale()} failed={host.stop}>
        <Card feed={feed} />
      </Quiet>,
    );
  const stops = [feed.subscribe(() => void speakAsFeed(feed, dock)), onLocale(draw)];
  feed.signal.addEventListener('abort', () => {
    for (const end of stops) end();
    root.unmount();
  });
  void speakAsFeed(feed, dock).then(draw);
  host.show();
}
