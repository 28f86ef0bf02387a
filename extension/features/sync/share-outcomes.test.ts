import 'fake-indexeddb/auto';
import { type Outcome, OutcomeBatch, type OutcomeReceipt, SpentTime } from '@infofi-lens/shared/contracts/outcomes';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../api/request.ts';
import type { Signed, SyncApi } from '../../api/sync.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { shareOutcomes } from './share-outcomes.ts';

const server = 'https://lens.example';
const now = Date.parse('2026-11-25T09:07:31Z') as EpochMs;
let db: LensDb;
let store: Store;
let batches: OutcomeBatch[];
/** What the server does with the next batches; without an entry it takes them. */
let script: ((batch: OutcomeBatch) => OutcomeReceipt | Promise<OutcomeReceipt>)[];

const take = ({ outcomes, times, retracted = [] }: OutcomeBatch): OutcomeReceipt => ({
  accepted: outcomes.length + times.length + retracted.length,
  rejected: 0,
  outcomes: outcomes.map(() => ({ status: 'accepted' })),
  times: times.map(() => ({ status: 'accepted' })),
  ...(retracted.length > 0 && { retracted: retracted.map(() => ({ status: 'accepted' as const })) }),
});
const api: Pick<SyncApi, 'challenge' | 'register' | 'sendOutcomes'> = {
  register: () => Promise.resolve(0),
  challenge: () => Promise.reject(new Error('not asked here')),
  async sendOutcomes({ bytes }: Signed) {
    const batch = OutcomeBatch.parse(JSON.parse(new TextDecoder().decode(bytes)));
    batches.push(batch);
    return (script.shift() ?? take)(batch);
  },
};
const share = (until = now) => shareOutcomes({ store, api, server, now: () => now, breathe: () => Promise.resolve() }, until);
const consent = (shareOutcomes: boolean) => store.atOnce(() => store.settings.change({ shareOutcomes }));
const outcome = (campaignId: string, minutes = 24.6): Outcome => ({
  platform: 'galxe',
  campaignId,
  at: now,
  won: true,
  received: [{ kind: 'usd', usd: 5 }],
  minutes,
});
const record = (one: Outcome, { at = now, due = now } = {}) => store.atOnce(() => store.outcomes.record([one], { at, due }));
const spend = (campaign: string, minutes: number, at: string) =>
  store.atOnce(() =>
    store.time.add({
      ...{ meter: crypto.randomUUID(), seq: 1, campaign: `galxe:campaign:${campaign}` as const },
      ...{ activeMs: (minutes * 60_000) as DurationMs, at: Date.parse(at) as EpochMs },
    }),
  );

beforeEach(() => {
  db = openDb(`share-${crypto.randomUUID()}`);
  store = createStore(db, server);
  batches = [];
  script = [];
});
afterEach(() => db.delete());

describe('outcomes', () => {
  it('leave only once the person chose to share them, then also those of before', async () => {
    await record(outcome('a'));
    await share();
    expect(batches).toEqual([]);
    await consent(true);
    await share();
    expect(batches).toMatchObject([{ counter: 1, audience: server, sentAt: now, outcomes: [{ campaignId: 'a' }], times: [] }]);
    expect((await store.outcomes.get('galxe:campaign:a'))?.sharedAt).toBe(now);
    await share();
    expect(batches).toHaveLength(1);
    expect((await store.state.sync()).accepted).toBe(1);
  });

  it('leave with their time rounded down to five minutes and whole minutes, after a random while', async () => {
    await consent(true);
    await record(outcome('a'), { due: (now + 60_000) as EpochMs });
    await share();
    expect(batches).toEqual([]);
    await share((now + 60_000) as EpochMs);
    expect(batches[0]?.outcomes).toMatchObject([{ at: Date.parse('2026-11-25T09:05:00Z'), minutes: 25 }]);
  });

  it('wait while the server can not be reached, and are sent under a higher counter', async () => {
    await consent(true);
    await record(outcome('a'));
    script = [() => Promise.reject(new ApiError('unreachable', 'No.', {}))];
    await expect(share()).rejects.toThrow('No.');
    await share();
    expect(batches.map(({ counter }) => counter)).toEqual([1, 2]);
    expect(await store.outcomes.due(now, 9)).toEqual([]);
  });

  it('that were corrected while they were on their way are sent again', async () => {
    await consent(true);
    await record(outcome('a'));
    script = [
      async (batch) => {
        await record(outcome('a', 50), { at: (now + 1) as EpochMs });
        return take(batch);
      },
    ];
    await share();
    expect(batches.map(({ outcomes }) => (outcomes[0] as Outcome).minutes)).toEqual([25, 50]);
  });

  it('that are refused are counted by reason and not sent again; they stay here', async () => {
    await consent(true);
    await record(outcome('a'));
    await record(outcome('b'));
    script = [
      () => ({
        ...{ accepted: 1, rejected: 1, times: [] },
        outcomes: [{ status: 'rejected', code: 'too_old', title: '', field: 'at' }, { status: 'accepted' }],
      }),
    ];
    await share();
    await share();
    expect(batches).toHaveLength(1);
    expect(await store.state.sync()).toMatchObject({ accepted: 1, refused: { too_old: 1 } });
    expect(await store.outcomes.count()).toBe(2);
  });

  it('are gone with everything else when all is deleted', async () => {
    await consent(true);
    await record(outcome('a'));
    await store.erase();
    await share();
    expect(batches).toEqual([]);
    expect(await store.outcomes.count()).toBe(0);
  });
});

describe('an outcome that was deleted', () => {
  const remove = (campaign: string, due = now) =>
    store.atOnce(() => store.outcomes.remove(`galxe:campaign:${campaign}`, { server, due: due as EpochMs }));
  const back = (campaignId: string) => [{ platform: 'galxe', campaignId }];

  it('is taken back at the server, also when nothing is shared any more', async () => {
    await consent(true);
    await record(outcome('a'));
    await share();
    await consent(false);
    await remove('a');
    await share();
    await share();
    expect(batches).toHaveLength(2);
    expect(batches[1]).toMatchObject({ counter: 2, outcomes: [], times: [], retracted: back('a') });
  });

  it('was never sent, and nothing is told of it', async () => {
    await consent(true);
    await record(outcome('a'), { due: (now + 60_000) as EpochMs });
    await remove('a');
    await share();
    expect(batches).toEqual([]);
  });

  it('waits while the server can not be reached', async () => {
    await consent(true);
    await record(outcome('a'));
    await share();
    await remove('a');
    script = [() => Promise.reject(new ApiError('unreachable', 'No.', {}))];
    await expect(share()).rejects.toThrow('No.');
    await share();
    expect(batches.map(({ retracted }) => retracted)).toEqual([undefined, back('a'), back('a')]);
  });

  it('is taken back too when nobody knows whether the server got it', async () => {
    await consent(true);
    await record(outcome('a'));
    script = [() => Promise.reject(new ApiError('unreachable', 'It may have arrived.', {}))];
    await expect(share()).rejects.toThrow();
    await remove('a');
    await share();
    expect(batches[1]).toMatchObject({ outcomes: [], retracted: back('a') });
  });

  it('and put back before that was told is not taken back, but sent once more', async () => {
    await consent(true);
    await record(outcome('a'));
    await share();
    const row = await store.outcomes.get('galxe:campaign:a');
    if (!row) throw new Error('gone');
    await remove('a', (now + 60_000) as EpochMs);
    await store.atOnce(() => store.outcomes.putBack(row, now));
    await share((now + 60_000) as EpochMs);
    expect(batches).toHaveLength(2);
    expect(batches[1]?.retracted).toBeUndefined();
    expect(batches[1]?.outcomes).toMatchObject([{ campaignId: 'a' }]);
  });

  it('and written down anew is told in one batch: an old retraction never takes the new one away', async () => {
    await consent(true);
    await record(outcome('a'));
    await share();
    await remove('a', (now + 60_000) as EpochMs);
    await record(outcome('a', 50));
    await share();
    await share((now + 60_000) as EpochMs);
    expect(batches).toHaveLength(2);
    expect(batches[1]).toMatchObject({ outcomes: [{ campaignId: 'a', minutes: 50 }], retracted: back('a') });
  });

  it('gives its minutes back with it; what was measured is told anew', async () => {
    await consent(true);
    await spend('a', 10, '2026-11-20T22:10:00Z');
    await record(outcome('a'));
    await share();
    await remove('a');
    await share();
    expect(batches.map(({ times }) => times.length)).toEqual([1, 0, 1]);
  });

  it('is told to no server but the one that had it', async () => {
    await consent(true);
    await record(outcome('a'));
    await share();
    await store.atOnce(() => store.outcomes.remove('galxe:campaign:a', { server: 'https://other.example', due: now }));
    await share();
    expect(batches).toHaveLength(1);
  });
});

describe('times', () => {
  it('are told of days that are over, all of a campaign so far, by the day alone', async () => {
    await consent(true);
    await spend('a', 10, '2026-11-20T22:10:00Z');
    await spend('a', 5.4, '2026-11-22T03:00:00Z');
    await spend('a', 30, '2026-11-25T08:00:00Z');
    await spend('short', 0.2, '2026-11-22T03:00:00Z');
    await share();
    expect(batches.map(({ times }) => times)).toEqual([
      [{ platform: 'galxe', campaignId: 'a', minutes: 15, at: Date.parse('2026-11-22T00:00:00Z') }],
    ]);
    expect(SpentTime.safeParse(batches[0]?.times[0]).success).toBe(true);
    await share();
    expect(batches).toHaveLength(1);
  });

  it('are told again once there is more', async () => {
    await consent(true);
    await spend('a', 10, '2026-11-20T22:10:00Z');
    await share();
    await spend('a', 10, '2026-11-23T22:10:00Z');
    await share();
    expect(batches.flatMap(({ times }) => times.map((one) => (one as SpentTime).minutes))).toEqual([10, 20]);
  });
});
