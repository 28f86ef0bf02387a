// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { columnsOf } from '../../storage/columns.ts';
import { openDb } from '../../storage/db.ts';
import { defaultSettings, type Settings } from '../../storage/settings-schema.ts';
import { createStore, type Store } from '../../storage/store.ts';
import type { FactRow } from '../../storage/tables/facts.ts';
import { usualLimits } from './limits.ts';
import { loadCandidates } from './load-candidates.ts';
import { Planner } from './planner-page.tsx';

const now = 1_790_000_000_000 as EpochMs;
const days = (n: number) => (now + n * 86_400_000) as EpochMs;

let store: Store;
beforeEach(() => {
  store = createStore(openDb(`planner-${crypto.randomUUID()}`), null);
});

const row = (kind: 'campaign' | 'participation', id: string, values: Record<string, unknown>): FactRow => ({
  key: `galxe:${kind}:${id}`,
  platform: 'galxe',
  kind,
  id,
  fields: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, observedAt: days(-0.1), via: 'network', adapter: 'galxe@1' }]),
  ),
  firstSeen: days(-1),
  lastSeen: days(-0.1),
  age: days(-0.1),
  ...columnsOf({ platform: 'galxe', kind }, (name) => values[name]),
});
/** Everybody who qualifies is paid so many dollars. */
const paying = (id: string, usd: string, more: Record<string, unknown> = {}) =>
  row('campaign', id, {
    name: `Campaign ${id}`,
    status: 'active',
    distribution: 'guaranteed',
    gas: 'gasless',
    endsAt: days(20),
    rewards: [{ kind: 'token', symbol: 'USDT', amountPerWinner: usd }],
    ...more,
  });
/** Three campaigns finished in half an hour each: what there is to plan with. */
const timed = () =>
  store.atOnce(() =>
    store.outcomes.record(
      [1, 2, 3].map((at) => ({ platform: 'galxe' as const, campaignId: `done${at}`, at: days(-at), won: true, received: [], minutes: 30 })),
      { at: now, due: now },
    ),
  );

async function view(settings: Partial<Settings> = {}) {
  const known = await loadCandidates(store, now);
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(<Planner settings={{ ...defaultSettings(null), ...settings }} known={known} now={now} at={now} />);
  return page;
}
const planned = (page: Element) => [...page.querySelectorAll('article')].map((entry) => entry.getAttribute('aria-label'));

describe('the weekly planner', () => {
  it('plans what is worth most for the hours, each with its range and how it is known', async () => {
    await timed();
    await store.facts.put([paying('a', '20'), paying('b', '5'), paying('c', '9')]);
    const page = await view({ planner: { ...usualLimits, hours: 1, excluded: [] } });
    expect(planned(page)).toEqual(['Campaign a', 'Campaign c']);
    for (const entry of page.querySelectorAll('article')) {
      expect(entry.querySelector('.lens-evidence button')?.getAttribute('aria-label')).toMatch(/Evidence: /);
      expect(entry.textContent).toMatch(/30 min to go · begin by /);
    }
    expect(page.textContent).toContain('Others are worth more for the hours you have (1)');
  });

  it('says what is missing of what can not be planned', async () => {
    await store.facts.put([paying('a', '20')]);
    const page = await view();
    expect(planned(page)).toEqual([]);
    expect(page.textContent).toContain('Nothing fits');
    expect(page.textContent).toContain('Not enough is known of these (1)');
    expect(page.textContent).toMatch(/Campaign aMissing: /);
  });

  it('keeps what was begun, and plans nothing again that is done', async () => {
    await timed();
    await store.facts.put([
      paying('a', '20'),
      paying('begun', '1'),
      paying('done', '30'),
      row('participation', 'p1', { campaignId: 'begun', tasksDone: 1, tasksTotal: 3 }),
      row('participation', 'p2', { campaignId: 'done', claimed: true }),
    ]);
    const page = await view({ planner: { ...usualLimits, hours: 0.5, excluded: [] } });
    expect(planned(page)).toEqual(['Campaign begun']);
    expect(page.querySelector('article')?.textContent).toContain('begun');
    expect(page.textContent).not.toContain('Campaign done');
  });

  it('offers the chains that campaigns name, and obeys them', async () => {
    await timed();
    await store.facts.put([paying('a', '20', { chain: 'bsc' }), paying('b', '5', { chain: 'base' })]);
    const page = await view({ planner: { ...usualLimits, chains: ['base'], excluded: [] } });
    expect(planned(page)).toEqual(['Campaign b']);
    expect([...page.querySelectorAll('.planner-chains label')].map((label) => label.textContent)).toEqual(['base', 'bsc']);
    expect(page.textContent).toContain('On a chain you do not use (1)');
  });

  it('helps where nothing is known yet', async () => {
    const page = await view();
    expect(page.textContent).toContain('No campaigns known yet');
    expect(page.querySelector('a[href^="https://app.galxe.com/"]')).not.toBeNull();
  });
});
