// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { type Place, type VisitRow, visitKey } from '../../storage/tables/visits.ts';

vi.stubGlobal('chrome', { runtime: { id: 'lens', getURL: (file: string) => `chrome-extension://lens${file}` } });
vi.stubGlobal('fetch', async (url: string) => new Response('x'.repeat(url.includes('overlay-') ? 100_000 : 50_000)));
const { loadVisits } = await import('./activity-page.tsx');
const { costText, leftText, reasonsOf, thingsText } = await import('./tell.ts');
const { Visit } = await import('./visit.tsx');

const now = 1_790_000_000_000 as EpochMs;
const place: Place = { platform: 'galxe', tab: 1, address: 'https://app.galxe.com/quest/Lumio', opened: 1 };
const campaign = (things: number, ...names: string[]) => ({
  campaign: { things, fields: Object.fromEntries(names.map((name) => [name, things])) },
});
const visit = (over: Partial<VisitRow> = {}): VisitRow => ({
  ...place,
  key: visitKey(place),
  begunAt: now,
  lastAt: now,
  readers: { 'galxe@1': { captures: 3, rejected: 2, invalid: 0, lost: 0, warnings: {}, drifts: { no_rows: 1 } } },
  kept: campaign(24, 'name', 'participants'),
  left: {},
  batches: 0,
  refused: {},
  stayed: {},
  cost: { ms: 4.23, overlayMs: 0, read: 96_400 },
  ...over,
});

describe('what is told of a page', () => {
  it('says what left and when, and what is still to be sent', () => {
    const shared = visit({ left: campaign(3, 'name', 'participants', 'endsAt', 'status'), leftAt: (now - 300_000) as EpochMs });
    expect(leftText(shared, 0, now)).toBe('12 values of 3 campaigns, 5 min ago');
    expect(leftText(visit(), 24, now)).toBe('24 will be sent after a random while');
  });

  it('says why nothing left, the reason that weighs most first; what was told within the hour is none where it was told from here', () => {
    const stayed = { local: campaign(24, 'participantsAtLeast'), 'sharing-off': campaign(24, 'name'), repeated: campaign(0, 'name') };
    expect(leftText(visit({ stayed }), 0, now)).toBe('nothing: sharing is off');
    expect(reasonsOf({ stayed }).map(([reason]) => reason)).toEqual(['sharing-off', 'local']);
    expect(leftText(visit(), 0, now)).toBe('nothing');
  });

  it('says what it cost, in few digits, with the scripts where their size is known', () => {
    expect(costText(visit().cost, 168_000)).toBe('4.2 ms of its time, 96 kB read, 168 kB of scripts');
    expect(costText({ ms: 0, overlayMs: 0, read: 10 }, undefined)).toBe('0 ms of its time, 1 kB read');
  });

  it('names each kind by its number', () => {
    expect(thingsText({ ...campaign(1, 'name'), space: { things: 2, fields: {} }, board: { things: 0, fields: {} } })).toBe(
      '1 campaign and 2 spaces',
    );
  });
});

describe('one look', () => {
  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    document.body.innerHTML = '<div id="root"></div>';
  });
  const show = async (row: VisitRow) => {
    const root = document.getElementById('root');
    if (root) await act(async () => createRoot(root).render(<Visit visit={row} waiting={0} now={now} />));
    return vi.waitFor(() => {
      expect(document.body.textContent).toContain('of scripts');
      return document.body.textContent ?? '';
    });
  };

  it('tells the fields by name, the health of the reader and that the page changed', async () => {
    const text = await show(visit({ left: campaign(3, 'name'), leftAt: now, batches: 2, refused: { too_old: 1 } }));
    expect(text).toContain('24 campaigns: Name, Participants');
    expect(text).toContain('3 campaigns: Name');
    expect(text).toContain('in 2 batches');
    expect(text).toContain('The server did not take 1 of them (too_old).');
    expect(text).toContain('3 answers of the page read · 2 entries could not be read · The page changed: no_rows');
  });

  it('counts the overlay’s scripts only where they ran', async () => {
    expect(await show(visit())).toContain('100 kB of scripts');
    document.body.innerHTML = '<div id="root"></div>';
    expect(await show(visit({ cost: { ms: 9, overlayMs: 3, read: 5_000, chips: true } }))).toContain('200 kB of scripts');
    document.body.innerHTML = '<div id="root"></div>';
    expect(await show(visit({ cost: { ms: 9, overlayMs: 3, read: 5_000, chips: true, cards: true } }))).toContain('300 kB of scripts');
  });
});

describe('the list', () => {
  let db: LensDb;
  let store: Store;
  beforeEach(() => {
    db = openDb(`activity-${Math.random()}`);
    store = createStore(db, null);
  });
  afterEach(() => db.delete());

  it('is the latest first, of one platform where asked, and says whether there are more', async () => {
    const looks = [1, 2, 3, 4].map((n) => {
      const at: Place = { ...place, opened: n, ...(n === 2 && { platform: 'kaito' as const }) };
      return visit({ ...at, key: visitKey(at), lastAt: (now + n) as EpochMs });
    });
    await db.visits.bulkPut(looks);
    const opened = ({ visits, more, total }: Awaited<ReturnType<typeof loadVisits>>) => [
      visits.map((one) => one.visit.opened),
      more,
      total,
    ];
    expect(opened(await loadVisits(store, 'all', 2))).toEqual([[4, 3], true, 4]);
    expect(opened(await loadVisits(store, 'all', 9))).toEqual([[4, 3, 2, 1], false, 4]);
    expect(opened(await loadVisits(store, 'kaito', 9))).toEqual([[2], false, 4]);
  });
});
