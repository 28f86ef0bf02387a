import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { useEffect, useLayoutEffect, useState } from 'react';
import { useNow } from '../../../ui/use-now.ts';
import { nameOf, shownKind } from '../entity.ts';
import type { Feed } from '../feed.ts';
import { overlayWords } from '../words.ts';
import { Details } from './details.tsx';
import { Dock } from './dock.tsx';
import { Peek } from './peek.tsx';
import { Undo } from './undo.tsx';
import { useFeed, useWorth } from './use-feed.ts';
import { usePeek } from './use-peek.ts';

/** What stands in cards over a page: the one about the page itself, and the details of a chip. */
export function Card({ feed }: { feed: Feed }) {
  const began = performance.now();
  const state = useFeed(feed);
  const { on, known, subject, visit, showUnconfirmed: unconfirmed } = state;
  const now = useNow();
  const peek = usePeek(feed);
  /** What was hidden last, as long as that can be taken back. */
  const [taken, setTaken] = useState<EntityKey>();
  const hide = (key: EntityKey) => {
    feed.hide(key);
    setTaken(key);
  };
  const bringBack = () => {
    if (taken !== undefined) feed.bringBack(taken);
    setTaken(undefined);
  };
  const opened = peek.spot && known.get(peek.spot.key);
  const kind = peek.spot && shownKind(peek.spot.key);
  const campaigns = [subject, opened?.key].flatMap((key) => (key !== undefined && shownKind(key) === 'campaign' ? [key] : []));
  const worth = useWorth(feed, known, campaigns);

  useLayoutEffect(() => feed.drew(performance.now() - began));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was open belongs to the page that was left
  useEffect(() => {
    peek.close();
    setTaken(undefined);
  }, [visit, on]);

  return (
    <>
      {on && taken !== undefined && <Undo key={taken} undo={bringBack} over={() => setTaken(undefined)} />}
      {on && <Dock feed={feed} state={state} worth={worth} dismiss={hide} now={now} />}
      <Peek
        popover={peek.popover}
        title={opened && kind ? nameOf(opened, kind) : overlayWords.region}
        close={peek.close}
        closed={peek.closed}
        hide={() => {
          if (peek.spot) hide(peek.spot.key);
          peek.close();
        }}
      >
        {opened && <Details feed={feed} entity={opened} estimate={worth.get(opened.key)} unconfirmed={unconfirmed} now={now} />}
      </Peek>
    </>
  );
}
