import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { epochMs } from '@infofi-lens/shared/units';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useNow } from '../../../ui/use-now.ts';
import type { Feed } from '../feed.ts';
import { overlayWords } from '../words.ts';
import { Chip } from './chip.tsx';
import type { ChipLayer } from './chip-layer.ts';
import { chipsFor, day, nameOf, shownKind } from './chips.ts';
import { Details } from './details.tsx';
import { Dock } from './dock.tsx';
import { Peek } from './peek.tsx';
import { Undo } from './undo.tsx';
import { useFeed, useHeld, usePast, useWorth } from './use-feed.ts';
import { usePeek } from './use-peek.ts';

interface OverlayProps {
  readonly feed: Feed;
  readonly layer: ChipLayer;
  /** Where chips stand: in the document's coordinates, unlike the card. */
  readonly chips: HTMLElement;
}

/** Everything that is shown on a page: chips at their places, the details of one of them, and the card. */
export function Overlay({ feed, layer, chips }: OverlayProps) {
  const began = performance.now();
  const state = useFeed(feed);
  const { on, spots, known, board, visit, showUnconfirmed: unconfirmed } = state;
  const now = useNow();
  const [hidden, setHidden] = useState<ReadonlySet<EntityKey>>(new Set());
  const peek = usePeek();
  const main = useRef<HTMLElement>(null);

  /** What was hidden last, as long as that can be taken back. */
  const [taken, setTaken] = useState<EntityKey>();
  const hide = (key: EntityKey) => {
    setHidden((before) => new Set([...before, key]));
    setTaken(key);
  };
  const bringBack = () => {
    setHidden((before) => new Set([...before].filter((key) => key !== taken)));
    setTaken(undefined);
  };
  const shown = on ? spots.filter(({ key }) => !hidden.has(key)) : [];
  const entries = shown.filter(({ form }) => form === 'row').map(({ key }) => key);
  const account = shown.find(({ form }) => form === 'badge')?.key;
  const profile = account && known.get(account);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window begins with the page in view, not with each minute
  const dayAgo = useMemo(() => epochMs(Date.now() - day), [visit, board]);
  const ranks = usePast(feed, entries, 'rank', dayAgo, board);
  const followers = usePast(feed, account ? [account] : [], 'followers', profile?.seen?.firstSeen, profile);
  const posts = useHeld(feed, account, visit);
  const campaigns = [...new Set([...shown.map(({ key }) => key), ...(on && state.subject ? [state.subject] : [])])].filter(
    (key) => shownKind(key) === 'campaign',
  );
  const worth = useWorth(feed, known, campaigns);
  const placed = chipsFor(shown, { now, unconfirmed, known, rows: board?.rows ?? [], ranks, followers, posts, worth });

  useLayoutEffect(() => {
    layer.measure(); // before anybody sees a chip at another's place
    feed.drew(performance.now() - began);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was open belongs to the page that was left
  useEffect(() => {
    peek.close();
    setTaken(undefined);
  }, [visit, on]);
  useEffect(() => feed.onFocus(() => focusFirst(main.current, chips)), [feed, chips]);

  const opened = peek.spot && known.get(peek.spot.key);
  const kind = peek.spot && shownKind(peek.spot.key);
  return (
    <>
      {createPortal(
        placed.map(({ spot, kind: of, name, view }) => (
          <Chip
            key={spot.id}
            spot={spot}
            kind={of}
            name={name}
            text={view.text}
            source={view.voucher.source}
            n={view.voucher.n}
            over={view.over === true}
            layer={layer}
            press={peek.press}
            open={peek.open}
          />
        )),
        chips,
      )}
      {on && taken !== undefined && <Undo key={taken} undo={bringBack} over={() => setTaken(undefined)} />}
      {on && <Dock feed={feed} state={state} worth={worth} hidden={hidden} dismiss={hide} main={main} now={now} />}
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
        {opened && (
          <Details
            feed={feed}
            entity={opened}
            estimate={worth.get(opened.key)}
            ranks={ranks}
            followers={followers}
            posts={posts}
            unconfirmed={unconfirmed}
            now={now}
          />
        )}
      </Peek>
    </>
  );
}

/** The card, or what brings it back, or the tab it is folded up to, or the first chip that is to be seen. */
function focusFirst(card: HTMLElement | null, chips: HTMLElement): void {
  const tab = chips.parentNode?.querySelector<HTMLElement>('.overlay-undo button, .overlay-tab');
  const chip = [...chips.querySelectorAll('button')].find((button) => button.style.visibility === 'visible');
  (card ?? tab ?? chip)?.focus();
}
