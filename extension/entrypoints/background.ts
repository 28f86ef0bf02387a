import type { WrongReport } from '@infofi-lens/shared/contracts/reports';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { catalogueApi } from '../api/catalogue.ts';
import { ledgerApi } from '../api/ledger.ts';
import { sendReport } from '../api/reports.ts';
import { syncApi } from '../api/sync.ts';
import { sessionDeps } from '../features/account/server.ts';
import { accessToken, endSession } from '../features/account/session.ts';
import { askFor } from '../features/catalogue/ask.ts';
import { crowdDocuments } from '../features/catalogue/crowd-documents.ts';
import { placeNews } from '../features/catalogue/news.ts';
import { refreshCatalogue } from '../features/catalogue/refresh.ts';
import { ingest } from '../features/ingest/ingest.ts';
import { placeOf } from '../features/ingest/place.ts';
import { fulfil } from '../features/ledger/fulfil.ts';
import { keepInStep } from '../features/ledger/keep-in-step.ts';
import { lookup, lookupPage } from '../features/lookup/lookup.ts';
import { held, past } from '../features/lookup/past.ts';
import { shill } from '../features/lookup/shill.ts';
import { worth } from '../features/lookup/worth.ts';
import { openOnboardingOnce } from '../features/onboarding/open-once.ts';
import { type Lookups, tellChips } from '../features/overlay/telling/tell-chips.ts';
import { alignWithBrowser, changeSettings } from '../features/platforms/change-settings.ts';
import { conditionsOn, tellConditions } from '../features/platforms/conditions.ts';
import { focusCommand } from '../features/platforms/manifest.ts';
import { alignOptionalScripts } from '../features/platforms/optional-scripts.ts';
import { showOverlay } from '../features/platforms/overlay-script.ts';
import { overlayWords } from '../features/platforms/overlay-words.ts';
import { nothingShared } from '../features/platforms/withdrawn.ts';
import { reportWrong } from '../features/report/report-wrong.ts';
import { sendWaiting } from '../features/report/send-waiting.ts';
import { applySwitches } from '../features/switches/apply-switches.ts';
import { eraseShared } from '../features/sync/erase-shared.ts';
import { betweenRuns, type How, inTurn, runSync } from '../features/sync/run.ts';
import { shareOutcomes } from '../features/sync/share-outcomes.ts';
import { signLink } from '../features/sync/sign-link.ts';
import { askStanding, sendAppeal } from '../features/sync/standing.ts';
import { upload } from '../features/sync/upload.ts';
import { forgetOldMeters, recordTime } from '../features/timekeeping/record.ts';
import { tell } from '../messaging/send.ts';
import { platformOf, serve } from '../messaging/serve.ts';
import { hasConsent } from '../permissions/data-consent.ts';
import { uploadJitter } from '../storage/jitter.ts';
import { now } from '../storage/now.ts';
import { createRoom, isFull } from '../storage/room.ts';
import { builtInApi, database, store } from '../storage/store.ts';
import { forgetImport } from '../storage/transfer/import-rows.ts';

const syncAlarm = 'sync';
const tidyAlarm = 'tidy';
/** Later than any jitter. */
const everything = 86_400_000;
/** The next task: messages and alarms that came meanwhile go first. */
const breathe = () => new Promise<void>((go) => setTimeout(go));

/**
 * The worker. It may die at any moment and forgets everything: all that matters is in the database, every listener is added
 * while this function runs, and each thing it does can be done again.
 */
export default defineBackground(() => {
  const room = createRoom(database, now);
  const connection = (origin: string) => syncApi({ origin, fetch: (...asked) => fetch(...asked) });
  const takeSwitches = async (text: string) => {
    const outcome = await applySwitches(store, text);
    if (outcome === 'applied') await tellConditions(store);
    return typeof outcome === 'string' ? undefined : outcome.refused;
  };
  const catalogueOf = (server: string) => ({
    store,
    server,
    from: (origin: string) => catalogueApi({ origin, fetch: (...asked) => fetch(...asked) }),
    pins: server === builtInApi ? (import.meta.env.LENS_API_KEYS as string[]) : [], // made by the build: wxt.config.ts
    now,
    documents: { switches: takeSwitches, ...crowdDocuments(store, now) },
  });
  const ledgerOf = (server: string) => ({
    store,
    server,
    api: ledgerApi({ origin: server, fetch: (...asked) => fetch(...asked) }),
    now,
    token: () => accessToken(sessionDeps(server)),
    newName: () => crypto.randomUUID().replaceAll('-', ''),
  });
  const tellWrong = (origin: string, report: WrongReport) => sendReport({ origin, fetch: (...asked) => fetch(...asked) }, report);
  const standingDeps = async () => {
    const { api } = await store.settings.get();
    return { store, api: api === null ? undefined : connection(api), now };
  };
  const dueBy = (how: How) => (how === 'asked' ? ((now() + everything) as ReturnType<typeof now>) : now());
  const sync = async (how: How) => {
    await inTurn(navigator.locks, how, () =>
      runSync(
        {
          store,
          now,
          random: Math.random,
          parts: [
            { kind: 'sharing', run: (server) => upload({ store, api: connection(server), server, now, breathe }, dueBy(how)) },
            { kind: 'sharing', run: (server) => shareOutcomes({ store, api: connection(server), server, now, breathe }, dueBy(how)) },
            { kind: 'fetching', run: (server) => sendWaiting({ store, send: tellWrong }, server) },
            { kind: 'fetching', run: (server) => keepInStep(ledgerOf(server), how) },
            {
              kind: 'fetching',
              run: async (server, { pullCrowd: wanted }) => {
                if (wanted) await refreshCatalogue(catalogueOf(server), how);
              },
            },
          ],
        },
        how,
      ),
    );
    // What came holds already: nobody waits until it is where it is found by. A worker that dies goes on after its next run.
    void placeNews(store).catch((error: unknown) => (isFull(error) ? room.make() : Promise.reject(error)));
  };

  const lookups: Lookups = {
    lookup: (keys) => lookup(store, keys),
    past: (asked) => past(store, asked),
    held: (key) => held(store, key),
    worth: (keys) => worth(store, keys, now()),
  };

  /** A worker that ended since knows no more of it: by then an open page has told what it had to. */
  let erasedAt = 0;
  serve({
    conditions: ({ platform }) => conditionsOn(store, platform),

    async observed(message, { tab }) {
      if (tab?.incognito) return { stored: 0, invalid: 0, dropped: 'incognito' };
      const { receipt, changed, queued, layoutChanged } = await ingest(
        { store, room, now, jitter: uploadJitter },
        message,
        placeOf(message, tab?.id, erasedAt),
      );
      // What follows is a courtesy: pages also ask again, and the alarm also comes. The receipt waits for neither.
      if (tab?.id !== undefined && changed.length > 0) void tell(tab.id, 'facts-changed', { keys: [...changed] });
      if (layoutChanged) void tellConditions(store);
      if (queued && ((await store.queue.nextDue()) ?? Number.POSITIVE_INFINITY) <= now()) void sync('due');
      return receipt;
    },

    async 'active-time'(increment, { url, tab }) {
      const platform = url === undefined ? undefined : platformOf(url);
      if (platform && !tab?.incognito) await recordTime(store, increment, platform, now());
      return {};
    },

    lookup: ({ keys }) => lookups.lookup(keys),
    chips: (asked) => tellChips(store.settings, lookups, asked, now()),
    'lookup-page': (page) => lookupPage(store, page),
    past: (asked) => lookups.past(asked),
    held: ({ key }) => lookups.held(key),
    worth: ({ keys }) => lookups.worth(keys),
    shill: ({ key }) => shill(store, key, now()),

    async 'show-overlay'({ part }, { tab, documentId }) {
      if (tab?.id !== undefined) await showOverlay(part, tab.id, documentId);
      return {};
    },
    words: ({ locale }) => overlayWords(locale),
    async 'fold-card'({ folded }) {
      await store.atOnce(() => store.settings.change({ cardFolded: folded }));
      return {};
    },

    'report-wrong'(wrong) {
      const { version: extension } = browser.runtime.getManifest();
      const mayLeave = () => hasConsent('report');
      return reportWrong({ store, send: tellWrong, mayLeave, extension, online: navigator.onLine, now }, wrong);
    },
    async 'change-settings'(patch) {
      await changeSettings(store, patch);
      return {};
    },
    async 'sync-now'() {
      await sync('asked');
      return {};
    },
    async 'ask-crowd'({ key }) {
      const { api, pullCrowd } = await store.settings.get();
      return { known: api !== null && pullCrowd && (await askFor(catalogueOf(api), key)) };
    },
    standing: async () => askStanding(await standingDeps()),
    async appeal({ about, text }) {
      await sendAppeal(await standingDeps(), about, text);
      return {};
    },
    'sign-link': ({ account }) => signLink(store, account, now()),
    async ledger({ wish }) {
      const { api } = await store.settings.get();
      await betweenRuns(navigator.locks, () => fulfil(api === null ? undefined : ledgerOf(api), store, wish));
      return {};
    },
    async 'erase-shared'() {
      await changeSettings(store, { platforms: nothingShared, shareOutcomes: false });
      await betweenRuns(navigator.locks, () => eraseShared({ store, api: connection, now }));
      return {};
    },
    async erase() {
      // A run that is making this browser known looks at the settings: it ends at once instead of being waited for.
      await changeSettings(store, { platforms: nothingShared, shareOutcomes: false });
      await betweenRuns(navigator.locks, async () => {
        await store.erase();
        erasedAt = now();
        await forgetImport();
      });
      await alignOptionalScripts(store);
      await tellConditions(store);
      return {};
    },
  });

  const signOut = () => endSession({ store, now, locks: navigator.locks }, 'consent_withdrawn');
  const align = () => void alignWithBrowser(store, signOut);
  browser.runtime.onInstalled.addListener(align);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void openOnboardingOnce(store, now());
  });
  browser.runtime.onStartup.addListener(align);
  browser.permissions.onAdded.addListener(align);
  browser.permissions.onRemoved.addListener(align);

  browser.commands?.onCommand.addListener((command, tab) => {
    if (command === focusCommand && tab?.id !== undefined) void tell(tab.id, 'focus-overlay', {});
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === syncAlarm) void sync('due');
    if (name === tidyAlarm) void room.keep().then(() => Promise.all([forgetOldMeters(store, now()), store.visits.sweep(now())]));
  });
  // An alarm that is made again starts to count again: one that a busy worker keeps making would never ring.
  const keepAlarm = async (name: string, periodInMinutes: number) => {
    if (!(await browser.alarms.get(name))) await browser.alarms.create(name, { periodInMinutes });
  };
  void keepAlarm(syncAlarm, 1);
  void keepAlarm(tidyAlarm, 30);
});
