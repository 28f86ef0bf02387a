import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { listen } from '../../../messaging/listen.ts';
import type { PageCost } from '../../../messaging/page-cost.ts';
import type { Conditions } from '../../../messaging/protocol.ts';
import { send } from '../../../messaging/send.ts';
import { pageKindAt } from '../../../storage/layout.ts';
import type { PageNotice } from '../../../ui/page-notice.tsx';
import { Boards } from '../boards.ts';
import { type OverlayState, offerFeed } from '../feed.ts';
import { numbered, type Places } from '../spot.ts';
import { KnownCache } from './known-cache.ts';
import { Sight } from './sight.ts';
import { SubjectFinder } from './subject.ts';
import { watchPage } from './watch-page.ts';

export interface Scout {
  /** Takes in what the page's own answers said, for boards: their address does not say which they are. */
  readonly observed: (observations: readonly AnyObservation[], pageUrl: string) => void;
}

/** About a window of cards is asked for as soon as it stands in the page: what is in sight is known once the page has drawn it. */
const firstAsked = 12;

const nothing: Omit<OverlayState, 'platform'> = {
  on: false,
  showUnconfirmed: false,
  locale: 'en',
  theme: 'system',
  folded: undefined,
  spots: [],
  known: new Map(),
  subject: undefined,
  board: undefined,
  notice: undefined,
  dataFrom: undefined,
  visit: 0,
};

/**
 * Looks on the page for things that are known, asks the worker about those in sight, and has the overlay's script brought in
 * once there is something to show. Light, because it runs on every page of the platforms; it draws nothing itself.
 * @param cost What its work on the page is charged to.
 */
export function startScout(platform: PlatformId, places: Places, ctx: ContentScriptContext, cost: PageCost): Scout {
  if (browser.extension.inIncognitoContext) return { observed: () => undefined };
  const { signal } = ctx;
  const boards = new Boards();
  let state: OverlayState = { ...nothing, platform };
  let conditions: Told = { overlay: false, showUnconfirmed: false, locale: nothing.locale, theme: nothing.theme };
  let notices = new Map<string, PageNotice>();
  let folded: boolean | undefined;
  let visit = 0;
  let asked = false;
  let watching: ReturnType<typeof watchPage> | undefined;
  const listeners = new Set<() => void>();
  const focusers = new Set<() => void>();

  const publish = () => {
    const { known } = cache;
    const { overlay: on, showUnconfirmed, locale, theme, dataFrom } = conditions;
    const notice = notices.get('off') ?? notices.get(pageKindAt(location.href));
    const subject = finder.key !== undefined && known.has(finder.key) ? finder.key : undefined;
    const inSight = on ? sight.spots : [];
    const board = on ? boards.at(location.href) : undefined;
    cache.want([...inSight.map(({ key }) => key), ...(board ? [board.key] : [])]);
    const spots = inSight.filter(({ key }) => known.has(key));
    const told = { on, showUnconfirmed, locale, theme, folded, notice, dataFrom };
    const next: OverlayState = { ...told, spots, known, subject, board, platform, visit };
    if (!isSame(state, next)) {
      state = next;
      for (const changed of listeners) changed();
    }
    if (on && !asked && (spots.length > 0 || subject !== undefined || board || notice)) {
      asked = true;
      send('show-overlay', {}).catch(() => {
        asked = false; // the worker was not there; the next change asks again
      });
    }
  };
  const cache = new KnownCache({
    lookup: (keys) => send('lookup', { keys }),
    changed: publish,
    wait: (work, ms) => void ctx.setTimeout(work, ms),
    now: () => performance.now(),
  });
  const sight = new Sight(publish, (keys) => cache.want(keys));
  const find = () =>
    numbered(places(document, { platform, subject: finder.key, board: boards.at(location.href), tables: conditions.tables }));
  const scan = () =>
    cost.time(() => {
      const found = find();
      cache.want([...new Set(found.map(({ key }) => key))].slice(0, firstAsked));
      sight.set(found);
      publish();
    });
  const aboutFound = () => {
    if (finder.key !== undefined) cache.want([finder.key]);
    watching?.again();
  };
  const finder = new SubjectFinder((named) => send('lookup-page', named), aboutFound);
  const goTo = (address: string) => {
    visit += 1;
    finder.goTo(address);
    aboutFound();
  };

  const obey = (now: Told) => {
    conditions = now;
    notices = noticesIn(now);
    folded = now.cardFolded;
    if (now.overlay && !watching) {
      watching = watchPage(scan);
      goTo(location.href);
    } else if (now.overlay && watching) watching.again();
    else if (!now.overlay && watching) {
      watching.stop();
      watching = undefined;
      sight.set([]);
    }
    publish();
  };
  send('conditions', { platform }).then(obey, () => undefined); // without an answer nothing is shown
  const stops = [
    listen('conditions-changed', obey),
    listen('facts-changed', ({ keys }) => {
      cache.refresh(keys);
      finder.look();
    }),
    listen('focus-overlay', () => {
      for (const focus of focusers) focus();
    }),
  ];
  ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => {
    if (watching) goTo(newUrl.href);
  });
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
    watching?.stop();
    sight.stop();
  });

  offerFeed({
    get: () => state,
    subscribe: (changed) => subscribeTo(listeners, changed),
    onFocus: (focus) => subscribeTo(focusers, focus),
    past: (question) => send('past', question),
    held: (question) => send('held', question),
    worth: (question) => send('worth', question),
    shill: (question) => send('shill', question),
    words: (question) => send('words', question),
    report: (wrong) => send('report-wrong', wrong),
    drew: (ms) => cost.drew(ms),
    fold: (now) => void send('fold-card', { folded: now }).catch(() => undefined), // it only will not be remembered
    signal,
    taken: false,
  });
  return {
    observed(observations, pageUrl) {
      if (boards.add(observations, pageUrl)) watching?.again();
    },
  };
}

type Told = Pick<Conditions, 'overlay' | 'showUnconfirmed' | 'locale' | 'theme' | 'cardFolded' | 'off' | 'changed' | 'dataFrom' | 'tables'>;

/** What holds for the whole platform, under 'off', or for a kind of its pages. */
function noticesIn({ off, changed = [] }: Told): Map<string, PageNotice> {
  const ofPages = changed.map(({ page, since }) => [page, { what: 'changed', since }] as const);
  return new Map<string, PageNotice>(off ? [...ofPages, ['off', { what: 'off', ...off }]] : ofPages);
}

function isSame(a: OverlayState, b: OverlayState): boolean {
  const { spots, ...rest } = a;
  const names = Object.keys(rest) as (keyof typeof rest)[]; // the keys of this very object
  return names.every((name) => a[name] === b[name]) && spots.length === b.spots.length && spots.every((spot, at) => spot === b.spots[at]);
}

function subscribeTo(set: Set<() => void>, listener: () => void): () => void {
  set.add(listener);
  return () => set.delete(listener);
}
