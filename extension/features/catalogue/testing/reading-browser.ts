import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach } from 'vitest';
import { catalogueApi } from '../../../api/catalogue.ts';
import { openDb } from '../../../storage/db.ts';
import { createStore } from '../../../storage/store.ts';
import { refreshCatalogue } from '../refresh.ts';
import { carrier } from './carrier.ts';
import { began } from './patches.ts';

export const [server, mirror] = ['https://a.example', 'https://m.example'];

/** A browser that reads the catalogue of one server, which may have a mirror; a new one for each test of the file that calls this. */
export function readingBrowser() {
  const fresh = () => {
    const db = openDb(`catalogue-${Math.random()}`);
    const taken: string[] = [];
    return { time: Number(began), db, store: createStore(db, null), carrier: carrier(now), elsewhere: carrier(now), taken };
  };
  const now = () => browser.time as EpochMs; // within the range of times
  const browser = {
    ...fresh(),
    now,
    from: (origin: string) => catalogueApi({ origin, fetch: (origin === mirror ? browser.elsewhere : browser.carrier).fetch }),
    deps: (of = server, pins: string[] = []) => ({
      store: browser.store,
      from: browser.from,
      server: of,
      pins,
      now,
      documents: {
        switches: async (text: string) => {
          browser.taken.push(text);
          return text === 'broken' ? 'It can not be read.' : undefined;
        },
      },
    }),
    refresh: (how: 'due' | 'asked' = 'asked', of = server, pins: string[] = []) => refreshCatalogue(browser.deps(of, pins), how),
    async names() {
      const rows = await browser.store.crowd.many(['a', 'b', 'c'].map((id): EntityKey => `galxe:campaign:${id}`));
      return Object.fromEntries(rows.flatMap((row) => (row ? [[row.id, row.facts.name?.value]] : [])));
    },
    refusal: async () => (await browser.store.state.catalogue()).refused?.code,
  };
  beforeEach(() => void Object.assign(browser, fresh()));
  afterEach(() => browser.db.delete());
  return browser;
}
