import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { listen } from '../../../messaging/listen.ts';
import type { PageConditions } from '../../../messaging/page-conditions.ts';
import type { PageCost } from '../../../messaging/page-cost.ts';
import type { Conditions } from '../../../messaging/protocol.ts';
import { send } from '../../../messaging/send.ts';
import { pageKindAt } from '../../../storage/layout.ts';
import type { PageNotice } from '../../../ui/page-notice.tsx';
import { Boards } from '../boards.ts';
import { type ChipTold, type KnownEntity, type OverlayState, offerFeed, type Part } from '../feed.ts';
import { numbered, type Places } from '../spot.ts';
import { Doorbell } from './doorbell.ts';
import { KnownCache } from './known-cache.ts';
import { Renewal } from './renewal.ts';
import { Sight } from './sight.ts';
import { SubjectFinder } from './subject.ts';
import { watchPage } from './watch-page.ts';

export interface Scout {
  /** Takes in what the page's own answers said, for boards: their address does not say which they are. */
  readonly observed: (observations: readonly AnyObservation[], pageUrl: string) => void;
}

/** About two windows of cards are asked for as soon as they stand in the page: what is in sight is known once the page has drawn it. */
const firstAsked = 24;

const nothing: Omit<OverlayState, 'platform'> = {
  on: false,
  showUnconfirmed: false,
  locale: 'en',
  chipLocale: 'en',
  theme: 'system',
  folded: undefined,
  spots: [],
  chips: new Map(),
  known: new Map(),
  subject: undefined,
  board: undefined,
  notice: undefined,
  dataFrom: undefined,
  visit: 0,
};

/**
 * Looks on the page for things that are known, asks the worker about those in sight, and has the overlay's scripts brought in
 * once there is something to show. Light, because it runs on every page of the platforms; it draws nothing itself.
 * @param cost What its work on the page is charged to.
 */
export function startScout(
  platform: PlatformId,
  places: Places,
  ctx: ContentScriptContext,
  pageConditions: PageConditions,
  cost: PageCost,
): Scout {
  if (browser.extension.inIncognitoContext) return { observed: () => undefined };
  const { signal } = ctx;
  const boards = new Boards();
  let state: OverlayState = { ...nothing, platform };
  let conditions: Told = { overlay: false, showUnconfirmed: false, locale: nothing.locale, theme: nothing.theme };
  let notices = new Map<string, PageNotice>();
  let folded: boolean | undefined;
  let visit = 0;
  let chipLocale = nothing.chipLocale;
  const hidden = new Set<EntityKey>();
  const shown = new Set<Part>();
  const drawing = Promise.withResolvers<void>();
  /** What is in sight, and what the page is about. */
  let awaited: ReadonlySet<EntityKey> = new Set();
  let watching: ReturnType<typeof watchPage> | undefined;
  let frame: number | undefined;
  const listeners = new Set<() => void>();
  const focusers = new Set<() => void>();

  const show = (part: Part) => {
    if (shown.has(part)) return;
    shown.add(part);
    send('show-overlay', { part }).then(
      () => {
        cost.brought(part === 'card' ? 'cards' : 'chips');
        if (part === 'chips') drawing.resolve();
      },
      () => shown.delete(part), // the worker was not there; the next change asks again
    );
  };
  const publish = () => {
    const { overlay: on, showUnconfirmed, locale, theme, dataFrom } = conditions;
    const notice = notices.size === 0 ? undefined : (notices.get('off') ?? notices.get(pageKindAt(location.href)));
    const isKnown = (key: EntityKey | undefined): key is EntityKey => key !== undefined && known.known.has(key) && !hidden.has(key);
    const subject = isKnown(finder.key) ? finder.key : undefined;
    const inSight = on ? sight.spots : [];
    const read = on ? boards.at(location.href) : undefined;
    const board = read && !hidden.has(read.key) ? read : undefined;
    const keys = inSight.map(({ key }) => key);
    awaited = new Set([...keys, ...[finder.key, read?.key].flatMap((key) => key ?? [])]);
    chips.want(keys);
    if (board) known.want([board.key]);
    const spots = inSight.filter(({ key }) => chips.known.has(key) && !hidden.has(key));
    const told = { on, showUnconfirmed, locale, chipLocale, theme, folded, notice, dataFrom };
    const next: OverlayState = { ...told, spots, chips: chips.known, known: known.known, subject, board, platform, visit };
    if (!isSame(state, next)) {
      state = next;
      renewal.watch(spots.flatMap(({ key }) => chips.known.get(key) ?? []));
      for (const changed of listeners) changed();
    }
    if (on && spots.length > 0) show('chips');
    if (on && (subject !== undefined || board || notice)) show('card');
  };
  /** Answers are shown with the next frame, as many as came until then. What draws them is brought in at once, and what nobody sees waits. */
  const answered = (keys: readonly EntityKey[]) => {
    if (!keys.some((key) => awaited.has(key))) return;
    if (!shown.has('chips') && !shown.has('card')) return publish();
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      cost.time(publish);
    });
  };
  const cacheDeps = {
    changed: answered,
    wait: (work: () => void, ms: number) => void ctx.setTimeout(work, ms),
    now: () => performance.now(),
  };
  /** What takes longer is asked for once there is somebody to draw it: until then the worker has more urgent things to do. */
  const askAll = async (keys: EntityKey[]) => {
    await drawing.promise;
    return askChips(true)(keys);
  };
  const askChips = (whole: boolean) => async (keys: EntityKey[]) => {
    const about = keys.map((key) => {
      const ahead = boards.ahead(key);
      return ahead ? { key, ahead } : { key };
    });
    const told = await send('chips', { chips: about, whole });
    chipLocale = told.locale;
    return told.chips;
  };
  const isCampaign = (key: EntityKey) => key.startsWith(`${platform}:campaign:`);
  const chips = new KnownCache<ChipTold>({ ...cacheDeps, ask: askChips(false), whole: { of: isCampaign, ask: askAll } });
  const known = new KnownCache<KnownEntity>({ ...cacheDeps, ask: (keys) => send('lookup', { keys }) });
  const renewal = new Renewal({
    renew: (keys) => chips.refresh(keys),
    wait(work, ms) {
      const timer = ctx.setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
  });
  const sight = new Sight(publish, (keys) => chips.want(keys));
  const find = () =>
    numbered(places(document, { platform, subject: finder.key, board: boards.at(location.href), tables: conditions.tables }));
  const scan = () =>
    cost.time(() => {
      const found = find();
      chips.want([...new Set(found.map(({ key }) => key))].slice(0, firstAsked));
      sight.set(found);
      publish();
    });
  const aboutFound = () => {
    if (finder.key !== undefined) {
      known.want([finder.key]);
      chips.refresh([finder.key]); // how many posts of an account were seen may have grown on the page before
    }
    watching?.again();
  };
  const finder = new SubjectFinder((named) => send('lookup-page', named), aboutFound);
  const goTo = (address: string) => {
    visit += 1;
    finder.goTo(address);
    aboutFound();
  };

  const obey = (now: Told) => {
    if (now.locale !== conditions.locale || now.showUnconfirmed !== conditions.showUnconfirmed) chips.outdate();
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
  pageConditions.follow(obey); // without an answer nothing is shown
  const stops = [
    listen('facts-changed', ({ keys }) => {
      chips.refresh(keys);
      known.refresh(keys);
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
    if (frame !== undefined) cancelAnimationFrame(frame);
  });

  const doorbell = new Doorbell(() => show('card'));
  offerFeed({
    get: () => state,
    subscribe: (changed) => subscribeTo(listeners, changed),
    onFocus: (focus) => subscribeTo(focusers, focus),
    near({ key }) {
      known.want([key]); // its chip is in sight
      show('card');
    },
    opener: doorbell,
    opens: (opener) => doorbell.answer(opener),
    async entity(key) {
      const entity = await known.get(key);
      publish(); // who asked shows it at once
      return entity;
    },
    hide(key) {
      hidden.add(key);
      publish();
    },
    bringBack(key) {
      hidden.delete(key);
      publish();
    },
    past: (question) => send('past', question),
    held: (question) => send('held', question),
    worth: (question) => send('worth', question),
    shill: (question) => send('shill', question),
    words: (question) => send('words', question),
    report: (wrong) => send('report-wrong', wrong),
    drew: (ms) => cost.drew(ms),
    fold: (now) => void send('fold-card', { folded: now }).catch(() => undefined), // it only will not be remembered
    signal,
    taken: new Set(),
  });
  return {
    observed(observations, pageUrl) {
      if (!boards.add(observations, pageUrl)) return;
      chips.refresh(boards.at(pageUrl)?.rows.map(({ key }) => key) ?? []); // others may stand above them now
      watching?.again();
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
