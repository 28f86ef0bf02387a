import 'fake-indexeddb/auto';
import { LedgerEntry, type LedgerPage, type LedgerUpdate } from '@infofi-lens/shared/contracts/ledger';
import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import { ledgerName, mergeEntries } from '@infofi-lens/shared/ledger/merge';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerApi } from '../../api/ledger.ts';
import { ApiError } from '../../api/request.ts';
import { columnsOf } from '../../storage/columns.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { deleteAll, keepInStep, start, stop } from './keep-in-step.ts';

const server = 'https://lens.example';
const campaign = 'galxe:campaign:GC1';
let clock: number;
const now = () => clock as EpochMs;
const at = (minutes: number) => (clock + minutes * 60_000) as EpochMs;

/** What the server does with an account's entries, by the very function it uses. */
function account(name: string) {
  let rows = new Map<string, { seq: number; entry: LedgerEntry }>();
  let seq = 0;
  let epoch = 1;
  const calls: string[] = [];
  let fail: ApiError | undefined;
  const called = (what: string) => {
    calls.push(what);
    if (fail) throw fail;
  };
  const api: LedgerApi = {
    async read(_token, cursor): Promise<LedgerPage> {
      called('read');
      const after = Number(cursor?.split('/')[0] === String(epoch) ? cursor?.split('/')[1] : 0);
      const some = [...rows.values()].filter((row) => row.seq > after).sort((a, b) => a.seq - b.seq);
      const page = some.slice(0, 3);
      return {
        ...{ account: name, epoch: String(epoch), entries: page.map(({ entry }) => entry) },
        ...{ cursor: `${epoch}/${page.at(-1)?.seq ?? after}`, more: some.length > page.length },
      };
    },
    async write(_token, update: LedgerUpdate) {
      called(`write ${update.entries.length}`);
      if (update.epoch !== String(epoch)) throw new ApiError('ledger_begun_anew', 'Gone.', { status: 409 });
      for (const item of update.entries) {
        const entry = LedgerEntry.parse(item);
        const held = rows.get(ledgerName(entry));
        seq += 1;
        rows.set(ledgerName(entry), { seq, entry: held ? mergeEntries(held.entry, entry) : entry });
      }
      return { taken: update.entries.length, refused: [] };
    },
    async erase() {
      called('erase');
      rows = new Map();
      epoch += 1;
    },
  };
  return { api, calls, names: () => [...rows.keys()].sort(), failWith: (error?: ApiError) => (fail = error) };
}

let own: ReturnType<typeof account>;
let databases: LensDb[];
let names: number;
beforeEach(() => {
  clock = Date.parse('2026-11-25T09:07:31Z');
  own = account('me');
  databases = [];
  names = 0;
});
afterEach(() => Promise.all(databases.map((db) => db.delete())));

function browser() {
  const db = openDb(`ledger-${crypto.randomUUID()}`);
  databases.push(db);
  const store = createStore(db, server);
  let token: string | undefined = 'token';
  names += 1;
  const name = `${names}`.repeat(16);
  const deps = { store, server, now, newName: () => name, token: async () => token, api: own.api };
  return {
    store,
    deps,
    start: () => start(deps),
    step: () => keepInStep(deps, 'asked'),
    signOut: () => (token = undefined),
    pays: (usd: number, editedAt = now()) => store.atOnce(() => store.outcomes.record([outcome(usd)], { at: editedAt, due: editedAt })),
    forgets: () => store.atOnce(() => store.outcomes.remove(campaign, { server, due: now() })),
    spends: (minutes: number, day = '2026-11-24') => spend(store, minutes, day),
    sees: (fields: Record<string, [unknown, EpochMs]>) => see(store, fields),
  };
}
const outcome = (usd: number): Outcome => ({
  ...{ platform: 'galxe', campaignId: 'GC1', at: now(), won: true },
  received: [{ kind: 'usd', usd }],
});
const spend = (store: Store, minutes: number, day: string) =>
  store.atOnce(() =>
    store.time.add({
      ...{ meter: crypto.randomUUID(), seq: 1, campaign, activeMs: (minutes * 60_000) as DurationMs },
      at: Date.parse(`${day}T10:00:00Z`) as EpochMs,
    }),
  );
const see = (store: Store, fields: Record<string, [unknown, EpochMs]>) => {
  const seen = Object.entries(fields).map(([name, [value, observedAt]]) => [
    name,
    { value, observedAt, via: 'network', adapter: 'galxe@1' },
  ]);
  const of = { key: 'galxe:participation:GC1', platform: 'galxe', kind: 'participation', id: 'GC1' } as const;
  const row = { ...of, fields: Object.fromEntries(seen), firstSeen: now(), lastSeen: now() };
  return store.facts.put([{ ...row, ...columnsOf(of, (name) => fields[name]?.[0]) }]);
};

describe('two browsers of one account', () => {
  it('know each other’s outcomes, participation and time once both looked', async () => {
    const [a, b] = [browser(), browser()];
    await a.pays(5);
    await a.spends(10);
    await a.sees({ campaignId: ['GC1', now()], points: [7, now()], claimed: [true, now()] });
    await a.start();
    await b.spends(4);
    await b.start();
    expect((await b.store.outcomes.get(campaign))?.outcome).toEqual(outcome(5));
    expect((await b.store.facts.get('galxe:participation:GC1'))?.fields.points?.value).toBe(7);
    expect(await b.store.facts.under(campaign, { limit: 9 })).toHaveLength(1);
    await a.step();
    for (const { store } of [a, b]) expect(await store.time.spent(campaign)).toBe(14 * 60_000);
    expect(await a.store.time.everywhere('')).toEqual([{ campaign, day: '2026-11-24', activeMs: 14 * 60_000 }]);
    expect(await a.store.time.days('')).toEqual([{ campaign, day: '2026-11-24', activeMs: 10 * 60_000 }]);
  });

  it('say only what is new, and each thing once', async () => {
    const [a, b] = [browser(), browser()];
    await a.pays(5);
    await a.spends(10);
    await a.start();
    await b.start();
    await a.step();
    await b.step();
    own.calls.length = 0;
    await a.step();
    await b.step();
    expect(own.calls).toEqual(['read', 'read']);
    await a.spends(1);
    await a.step();
    expect(own.calls.filter((call) => call !== 'read')).toEqual(['write 1']);
    await b.step();
    expect(await b.store.time.spent(campaign)).toBe(11 * 60_000);
  });

  it('keep of each field of a participation what was seen last', async () => {
    const [a, b] = [browser(), browser()];
    await a.sees({ points: [5, at(1)], rank: [9, at(3)] });
    await b.sees({ points: [7, at(2)], rank: [8, at(1)] });
    await a.start();
    await b.start();
    await a.step();
    for (const { store } of [a, b]) {
      const fields = (await store.facts.get('galxe:participation:GC1'))?.fields;
      expect([fields?.points?.value, fields?.rank?.value]).toEqual([7, 9]);
    }
    expect((await a.store.history.of('galxe:participation:GC1', 'points', 0 as EpochMs)).map(({ value }) => value)).toEqual([7]);
  });

  it('have the outcome that was written last, and none once it was deleted', async () => {
    const [a, b] = [browser(), browser()];
    await a.pays(5);
    await a.start();
    await b.start();
    clock += 60_000;
    await b.pays(6);
    await b.step();
    await a.step();
    expect((await a.store.outcomes.get(campaign))?.outcome.received).toEqual([{ kind: 'usd', usd: 6 }]);
    clock += 60_000;
    await a.forgets();
    await a.step();
    await b.step();
    expect(await b.store.outcomes.get(campaign)).toBeUndefined();
    await a.step();
    expect(await a.store.outcomes.get(campaign)).toBeUndefined();
    clock += 60_000;
    await b.pays(8);
    await b.step();
    await a.step();
    expect((await a.store.outcomes.get(campaign))?.outcome.received).toEqual([{ kind: 'usd', usd: 8 }]);
  });

  it('share an outcome from one of them alone, and take back what both shared', async () => {
    const [a, b] = [browser(), browser()];
    await a.pays(5);
    await a.start();
    await b.start();
    expect(await b.store.outcomes.due(at(999), 9)).toEqual([]);
    clock += 60_000;
    await b.pays(6); // corrected there, still of the first
    await b.step();
    await a.step();
    expect(await b.store.outcomes.due(at(999), 9)).toEqual([]);
    expect(await a.store.outcomes.due(at(999), 9)).toMatchObject([{ outcome: { received: [{ usd: 6 }] } }]);

    const c = browser();
    await c.pays(4, at(-99));
    await c.store.atOnce(async () => c.store.outcomes.tried(await c.store.outcomes.all(), now()));
    await c.start();
    expect((await c.store.outcomes.get(campaign))?.elsewhere).toBe('1'.repeat(16));
    expect(await c.store.outcomes.toTakeBack(server, at(1), [])).toHaveLength(1);
  });

  it('take a shared outcome back from where it was shared, when it is deleted in the other', async () => {
    const [a, b] = [browser(), browser()];
    await a.pays(5);
    await a.store.atOnce(async () => a.store.outcomes.tried(await a.store.outcomes.all(), now()));
    await a.start();
    await b.start();
    clock += 60_000;
    await b.forgets();
    expect(await b.store.outcomes.toTakeBack(server, at(1), [])).toEqual([]);
    await b.step();
    await a.step();
    expect(await a.store.outcomes.get(campaign)).toBeUndefined();
    expect(await a.store.outcomes.toTakeBack(server, at(1), [])).toHaveLength(1);
  });

  it('read a long ledger page by page, and go on where a worker died', async () => {
    const [a, b] = [browser(), browser()];
    for (let day = 10; day < 20; day += 1) await a.spends(1, `2026-11-${day}`);
    await a.start();
    await b.start();
    expect(await b.store.time.elsewhere('')).toHaveLength(10);
    expect((await b.store.state.ledger()).cursor).toBe('1/10');
  });
});

describe('a browser', () => {
  it('tells and asks nothing until the person chose that, nor after they chose otherwise', async () => {
    const a = browser();
    await a.pays(5);
    await a.step();
    expect(own.calls).toEqual([]);
    await a.start();
    await stop(a.store);
    own.calls.length = 0;
    await a.step();
    expect(own.calls).toEqual([]);
    expect((await a.store.outcomes.all()).length).toBe(1);
  });

  it('is asked every five minutes at most, unless somebody waits', async () => {
    const a = browser();
    await a.start();
    own.calls.length = 0;
    await keepInStep(a.deps, 'due');
    expect(own.calls).toEqual([]);
    clock += 5 * 60_000;
    await keepInStep(a.deps, 'due');
    expect(own.calls).toEqual(['read']);
  });

  it('says what went wrong, keeps what it has to say, and goes on once the server is back', async () => {
    const a = browser();
    await a.start();
    await a.pays(5);
    own.failWith(new ApiError('unreachable', 'The server can not be reached.'));
    await a.step();
    expect((await a.store.state.ledger()).lastError).toMatchObject({ code: 'unreachable', at: now() });
    own.failWith();
    await a.step();
    expect((await a.store.state.ledger()).lastError).toBeUndefined();
    expect(own.names()).toEqual(['outcome:galxe:GC1']);
  });

  it('stops when nobody is signed in, without forgetting the choice', async () => {
    const a = browser();
    await a.start();
    a.signOut();
    await a.step();
    expect((await a.store.state.ledger()).lastError?.code).toBe('unauthenticated');
    expect((await a.store.settings.get()).syncLedger).toBe('me');
  });

  it('gives nothing of one account to another that is signed in later', async () => {
    const a = browser();
    await a.pays(5);
    await a.start();
    const other = account('somebody else');
    await keepInStep({ ...a.deps, api: other.api }, 'asked');
    expect(other.calls).toEqual(['read']);
    expect((await a.store.settings.get()).syncLedger).toBeNull();
    expect((await a.store.state.ledger()).ended).toBe('other_account');
  });

  it('forgets what another account’s browsers measured when the person begins with this one', async () => {
    const [a, b] = [browser(), browser()];
    await a.spends(3);
    await a.start();
    await b.start();
    expect(await b.store.time.elsewhere('')).toHaveLength(1);
    await start({ ...b.deps, api: account('somebody else').api });
    expect(await b.store.time.elsewhere('')).toEqual([]);
  });

  it('stops when everything was deleted in another, and tells it anew only when asked to', async () => {
    const [a, b] = [browser(), browser()];
    await a.pays(5);
    await a.start();
    await b.start();
    await deleteAll(b.deps);
    expect(own.names()).toEqual([]);
    await a.step();
    await b.step();
    expect(own.names()).toEqual([]);
    expect((await a.store.state.ledger()).ended).toBe('deleted');
    expect(await a.store.outcomes.count()).toBe(1);
    await a.start();
    expect(own.names()).toEqual(['outcome:galxe:GC1']);
  });

  it('does not take for a deletion what was all deleted here', async () => {
    const a = browser();
    await a.pays(5);
    await a.start();
    await a.store.erase();
    await a.start();
    expect(own.names()).toEqual(['outcome:galxe:GC1']);
    expect(await a.store.outcomes.count()).toBe(1);
  });
});
