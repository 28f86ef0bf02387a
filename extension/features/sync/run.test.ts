import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../api/request.ts';
import { store } from '../../storage/store.ts';
import { failing } from '../../storage/sync-status.ts';
import { betweenRuns, inTurn, type Part, runSync } from './run.ts';

/** The browser's locks as far as they are used: who asks first goes first, one at a time. */
function fakeLocks() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    query: async () => ({ pending: Array.from({ length: waiting }, () => ({ name: 'lens-sync' })) }),
    request: (_name: string, work: () => Promise<void>) => {
      waiting += 1;
      const turn = last.then(() => {
        waiting -= 1;
        return work();
      });
      last = turn;
      return turn;
    },
  } as unknown as LockManager; // the two functions under test use nothing else
}

it('what is done between runs waits for the run under way, and the next run waits for it', async () => {
  const locks = fakeLocks();
  const order: string[] = [];
  let finish = () => {};
  const running = inTurn(
    locks,
    'due',
    () =>
      new Promise<void>((done) => {
        order.push('a run begins');
        finish = () => {
          order.push('the run ends');
          done();
        };
      }),
  );
  await Promise.resolve();
  const erased = betweenRuns(locks, async () => void order.push('everything is erased'));
  await new Promise((turn) => setImmediate(turn));
  finish();
  await Promise.all([running, erased]);
  await inTurn(locks, 'due', async () => void order.push('another run'));
  expect(order).toEqual(['a run begins', 'the run ends', 'everything is erased', 'another run']);
});

it('a run that a person asked for is made although one that is due waits already', async () => {
  const locks = fakeLocks();
  const order: string[] = [];
  let finish = () => {};
  const wait = (what: string) => () =>
    new Promise<void>((done) => {
      order.push(what);
      finish = done;
    });
  const turn = () => new Promise((over) => setImmediate(over));
  const runs = [inTurn(locks, 'due', wait('a run'))];
  await turn();
  runs.push(inTurn(locks, 'due', async () => void order.push('the next')));
  await turn();
  runs.push(inTurn(locks, 'due', async () => void order.push('one too many')));
  runs.push(inTurn(locks, 'asked', async () => void order.push('what was asked for')));
  finish();
  await Promise.all(runs);
  expect(order).toEqual(['a run', 'the next', 'what was asked for']);
});

describe('what everybody fetches alike', () => {
  let at = 1_790_000_000_000 as EpochMs;
  let refused: ApiError | undefined;
  let empty: ApiError | undefined;
  let [sent, fetched] = [0, 0];
  const share: Part = {
    kind: 'sharing',
    run: async () => {
      if (refused) throw refused;
      sent += 1;
    },
  };
  const fetchAll: Part = {
    kind: 'fetching',
    run: async () => {
      if (empty) throw empty;
      fetched += 1;
    },
  };
  const run = () => runSync({ store, now: () => at, random: () => 1, parts: [share, fetchAll] }, 'due');
  beforeEach(async () => {
    await store.erase();
    await store.atOnce(() => store.settings.change({ api: 'https://lens.example' }));
    [sent, fetched, refused, empty] = [0, 0, undefined, undefined];
  });

  it('comes although sharing is refused, in the same run and while sharing waits for its next try', async () => {
    refused = new ApiError('quota_reached', 'Enough for now.', { status: 429, retryAfterMs: 3_600_000 });
    await run();
    at = (at + 60_000) as EpochMs;
    refused = undefined;
    await run();
    expect([sent, fetched]).toEqual([0, 2]);
    expect(await store.state.sync()).toMatchObject({ failures: 1, lastError: { code: 'quota_reached' } });
    at = (at + 3_600_000) as EpochMs;
    await run();
    expect([sent, fetched, (await store.state.sync()).failures]).toEqual([1, 3, 0]);
  });

  it('tells by coming that the server is back, and sharing waits no longer', async () => {
    refused = new ApiError('unreachable', 'The server can not be reached.', { retryAfterMs: 3_600_000 });
    await run();
    refused = undefined;
    at = (at + 60_000) as EpochMs;
    await run();
    expect(sent).toBe(0);
    await run();
    expect(sent).toBe(1);
  });

  it('may be missing: sharing goes on at once, and people are told what is', async () => {
    empty = new ApiError('not_ready', 'The catalogue is being made.', { status: 503, retryAfterMs: 60_000 });
    await run();
    await run();
    expect(sent).toBe(2);
    const state = await store.state.sync();
    expect(state).toMatchObject({ failures: 0, notBefore: 0 });
    expect(failing(state)).toEqual({
      failures: 1,
      notBefore: at + 60_000,
      lastError: { code: 'not_ready', title: expect.any(String), at },
    });
  });

  it('is asked for again once its own wait is over, which is never longer than five minutes', async () => {
    empty = new ApiError('unreachable', 'The server can not be reached.');
    for (let tried = 0; tried < 20; tried += 1) {
      await run();
      const wait = (failing(await store.state.sync())?.notBefore ?? 0) - at;
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(300_000);
      at = (at + wait) as EpochMs;
    }
    empty = undefined;
    await run();
    expect(fetched).toBe(1);
    expect(failing(await store.state.sync())).toBeUndefined();
  });
});
