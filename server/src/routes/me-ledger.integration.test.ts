import { type LedgerEntry, LedgerPage, LedgerReceipt } from '@infofi-lens/shared/contracts/ledger';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personalLedger } from '../services/ledger/personal-ledger.ts';
import { personalLedgerStore } from '../stores/personal-ledger-store.ts';
import { type AccountApi, accountApi, type Person } from '../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';

let database: TestDatabase;
let api: AccountApi;
let owner: Person;
let stranger: Person;
beforeAll(async () => {
  database = await freshDatabase();
  api = accountApi(database.sql);
});
beforeEach(async () => {
  [owner, stranger] = await Promise.all([api.person(), api.person()]);
});
afterAll(() => database.drop());

const ask = (person: Person, method: string, query = '', body?: unknown) =>
  api.app.request(`/v1/me/ledger${query}`, {
    method,
    headers: { authorization: `Bearer ${person.tokens.accessToken}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const read = async (person: Person, cursor?: string) =>
  LedgerPage.parse(await (await ask(person, 'GET', cursor === undefined ? '' : `?cursor=${cursor}`)).json());
async function write(person: Person, entries: readonly unknown[]) {
  const { epoch } = await read(person);
  return LedgerReceipt.parse(await (await ask(person, 'PUT', '', { epoch, entries })).json());
}
const time = (device: string, activeMs: number, day = '2026-05-30') =>
  ({ kind: 'time', device: device.repeat(16), platform: 'galxe', campaignId: 'GC1', day, activeMs }) as LedgerEntry;
const outcome = (usd: number, editedAt: number, campaignId = 'GC1') => ({
  ...{ kind: 'outcome', editedAt, device: 'a'.repeat(16) },
  outcome: { platform: 'galxe', campaignId, at: editedAt, won: true, received: [{ kind: 'usd', usd }] },
});
const part = (points: number, observedAt: number) => ({
  ...{ kind: 'participation', platform: 'galxe', id: 'GC1' },
  fields: { points: { value: points, observedAt, via: 'network', adapter: 'galxe@1' } },
});

describe('the ledger of an account', () => {
  it('is what its browsers told it, from the last look on', async () => {
    expect(await write(owner, [time('a', 60_000), outcome(5, api.now()), part(7, api.now())])).toEqual({ taken: 3, refused: [] });
    const first = await read(owner);
    expect(first).toMatchObject({ account: owner.account.id, more: false });
    expect(first.entries.map(({ kind }) => kind)).toEqual(['time', 'outcome', 'participation']);
    expect((await read(owner, first.cursor)).entries).toEqual([]);
    await write(owner, [time('b', 30_000)]);
    const next = await read(owner, first.cursor);
    expect(next.entries).toEqual([time('b', 30_000)]);
  });

  it('keeps one entry a browser, campaign and day, and says nothing anew that is as it was', async () => {
    await write(owner, [time('a', 60_000), time('b', 30_000)]);
    const { cursor } = await read(owner);
    await write(owner, [time('a', 60_000)]);
    expect((await read(owner, cursor)).entries).toEqual([]);
    await write(owner, [time('a', 90_000)]);
    expect((await read(owner, cursor)).entries).toEqual([time('a', 90_000)]);
    expect((await read(owner)).entries).toHaveLength(2);
  });

  it('keeps of a deleted entry nothing but its name', async () => {
    await write(owner, [outcome(123_456, api.now() - 1_000)]);
    await write(owner, [{ kind: 'deleted', name: 'outcome:galxe:GC1', at: api.now() }]);
    expect((await read(owner)).entries).toEqual([{ kind: 'deleted', name: 'outcome:galxe:GC1', at: api.now() }]);
    const [row] = await database.sql<{ held: string }[]>`
      select entry::text as held from personal_entries where account_id = ${owner.account.id}`;
    expect(row?.held).not.toContain('123456');
  });

  it('is read in pages, and told alike when two browsers write at once', async () => {
    const days = Array.from({ length: 28 }, (_, n) => `2026-02-${String(n + 1).padStart(2, '0')}`);
    const of = (device: string) =>
      Array.from('0123456', (n) => days.map((day) => time(`${device}${n}`.repeat(8).slice(0, 16), 1_000, day)));
    for (const some of of('a'))
      await write(
        owner,
        some.map((entry, n) => ({ ...entry, device: `a${n}00000000000000`.slice(0, 16) })),
      );
    const writers = ['b', 'c', 'd'].flatMap((device) => of(device).map((some, n) => ({ device: `${device}${n}00000000000000`, some })));
    await Promise.all(
      writers.map(({ device, some }) =>
        write(
          owner,
          some.map((entry) => ({ ...entry, device })),
        ),
      ),
    );
    const seen: LedgerEntry[] = [];
    let pages = 0;
    for (let page = await read(owner); ; page = await read(owner, page.cursor)) {
      seen.push(...page.entries);
      pages += 1;
      if (!page.more) break;
    }
    expect(pages).toBe(2);
    expect(new Set(seen.map((entry) => JSON.stringify(entry))).size).toBe(28 * 21 + 28);
    expect(seen).toHaveLength(28 * 21 + 28);
  });

  it('takes good entries beside bad ones, and says what is wrong with those', async () => {
    const receipt = await write(owner, [
      ...[
        7,
        { kind: 'time' },
        { ...part(1, api.now()), fields: { email: { value: 'a@b.c', observedAt: api.now(), via: 'dom', adapter: 'galxe@1' } } },
      ],
      ...[outcome(5, api.now() + 120_001), { kind: 'deleted', name: 'settings:1', at: api.now() }],
      ...[{ ...part(1, api.now()), id: 'x'.repeat(9_000) }, outcome(5, api.now())],
    ]);
    expect(receipt.taken).toBe(1);
    expect(receipt.refused.map(({ at, code }) => [at, code])).toEqual([
      [0, 'invalid_entry'],
      [1, 'invalid_entry'],
      [2, 'invalid_entry'],
      [3, 'in_future'],
      [4, 'invalid_entry'],
      [5, 'invalid_entry'],
    ]);
    expect((await read(owner)).entries).toHaveLength(1);
  });

  it('is bounded: what is there may still change, nothing is added', async () => {
    const small = personalLedger({ store: personalLedgerStore(database.sql), now: api.now, most: { entries: 2, length: 600 } });
    const { epoch } = await small.read(owner.account.id, undefined);
    const receipt = await small.write(
      owner.account.id,
      epoch,
      ['GC1', 'GC2', 'GC3'].map((id) => outcome(1, api.now() - 9, id)),
    );
    expect(receipt).toMatchObject({ taken: 2, refused: [{ at: 2, code: 'ledger_full' }] });
    expect(await small.write(owner.account.id, epoch, [outcome(2, api.now(), 'GC1')])).toEqual({ taken: 1, refused: [] });
    const received = Array.from({ length: 20 }, () => ({ kind: 'usd', usd: 1 }));
    const long = { ...outcome(3, api.now() + 1), outcome: { ...outcome(3, api.now() + 1).outcome, received } };
    expect(await small.write(owner.account.id, epoch, [long])).toMatchObject({ taken: 0, refused: [{ code: 'ledger_full' }] });
    await small.write(owner.account.id, epoch, [{ kind: 'deleted', name: 'outcome:galxe:GC2', at: api.now() }]);
    const [held] = await database.sql<{ told: number; length: number }[]>`
      select l.length as told, sum(length(entry::text))::int as length from personal_ledgers l join personal_entries e using (account_id)
      where account_id = ${owner.account.id} group by l.length`;
    expect(held?.told).toBe(held?.length);
  });
});

describe('another account', () => {
  it('sees, changes and deletes nothing of it, whatever it guesses', async () => {
    await write(owner, [outcome(5, api.now())]);
    const { epoch, cursor } = await read(owner);
    expect((await read(stranger, cursor)).entries).toEqual([]);
    const guessed = await ask(stranger, 'PUT', '', { epoch, entries: [outcome(9, api.now())] });
    expect([guessed.status, Problem.parse(await guessed.json()).code]).toEqual([409, 'ledger_begun_anew']);
    await write(stranger, [outcome(9, api.now())]);
    expect((await ask(stranger, 'DELETE')).status).toBe(204);
    expect((await read(owner)).entries).toEqual([outcome(5, api.now())]);
  });
});

describe('deleting it', () => {
  it('leaves nothing, and who goes on where they were is told that it began anew', async () => {
    await write(owner, [outcome(5, api.now())]);
    const before = await read(owner);
    expect((await ask(owner, 'DELETE')).status).toBe(204);
    expect(await database.sql`select from personal_entries where account_id = ${owner.account.id}`).toHaveLength(0);
    const late = await ask(owner, 'PUT', '', { epoch: before.epoch, entries: [outcome(5, api.now())] });
    expect(Problem.parse(await late.json()).code).toBe('ledger_begun_anew');
    const after = await read(owner, before.cursor);
    expect(after.entries).toEqual([]);
    expect(after.epoch).not.toBe(before.epoch);
  });

  it('comes with deleting the account', async () => {
    await write(owner, [outcome(5, api.now())]);
    await database.sql`delete from accounts where id = ${owner.account.id}`;
    expect(await database.sql`select from personal_entries where account_id = ${owner.account.id}`).toHaveLength(0);
  });
});

it('refuses a cursor that it did not make, and an update without entries', async () => {
  const wrong = await ask(owner, 'GET', '?cursor=nonsense');
  expect(Problem.parse(await wrong.json())).toMatchObject({ code: 'invalid_input', field: 'cursor' });
  const empty = await ask(owner, 'PUT', '', { epoch: 'x', entries: [] });
  expect(Problem.parse(await empty.json())).toMatchObject({ code: 'invalid_input', field: 'entries' });
});
