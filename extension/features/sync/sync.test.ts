import 'fake-indexeddb/auto';
import { type BatchReceipt, maxBatch } from '@infofi-lens/shared/contracts/sync';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../api/request.ts';
import type { Signed, SyncApi } from '../../api/sync.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { syncStatus } from '../../storage/sync-status.ts';
import { noCost, visitKey } from '../../storage/tables/visits.ts';
import { deviceIdentity } from './identity.ts';
import { runSync } from './run.ts';
import { upload } from './upload.ts';

const server = 'https://lens.example';
const now = 1_763_640_000_000 as EpochMs;
let db: LensDb;
let store: Store;
let batches: { counter: number; observations: AnyObservation[]; contributor: string; signature: string; bytes: Uint8Array }[];
let registrations: number;
/** What the server does with the next batches; without an entry it takes them. */
let script: (() => BatchReceipt)[];
let counterOfServer: number;
/** What the server says to the next registrations; without an entry it takes them. */
let door: ((challenge: string | undefined) => void)[];
let challenges: number;

const api: SyncApi = {
  async register({ bytes }: Signed) {
    registrations += 1;
    const { challenge } = JSON.parse(new TextDecoder().decode(bytes));
    door.shift()?.(challenge);
    return counterOfServer;
  },
  async challenge() {
    challenges += 1;
    const expiresAt = (now + 1_800_000) as EpochMs;
    return { challenge: `c${challenges}`, bits: 0, algorithm: 'scrypt', N: 4_096, r: 8, p: 1, expiresAt };
  },
  standing: () => Promise.reject(new Error('not asked here')),
  appeal: () => Promise.reject(new Error('not asked here')),
  erase: () => Promise.reject(new Error('not asked here')),
  sendOutcomes: () => Promise.reject(new Error('not asked here')),
  async sendBatch({ bytes, signature }: Signed) {
    const batch = JSON.parse(new TextDecoder().decode(bytes));
    batches.push({ ...batch, signature, bytes });
    return (script.shift() ?? (() => receipt(batch.observations.map(() => ({ status: 'accepted' })))))();
  },
};
const receipt = (results: BatchReceipt['results']): BatchReceipt => ({
  accepted: results.filter(({ status }) => status === 'accepted').length,
  duplicate: results.filter(({ status }) => status === 'duplicate').length,
  rejected: results.filter(({ status }) => status === 'rejected').length,
  quarantined: results.filter(({ status }) => status === 'quarantined').length,
  results,
});
const refuse = (code: string, status: number, retryAfterMs?: number) => () => {
  throw new ApiError(code, 'No.', { status, retryAfterMs });
};

beforeEach(async () => {
  db = openDb(`sync-${Math.random()}`);
  store = createStore(db, server);
  batches = [];
  registrations = 0;
  script = [];
  counterOfServer = 0;
  door = [];
  challenges = 0;
  await store.atOnce(() => store.settings.change({ platforms: { galxe: { share: true } } }));
});
afterEach(() => db.delete());

const queue = (n: number, platform: 'galxe' | 'kaito' = 'galxe') =>
  store.queue.add(
    Array.from({ length: n }, (_, i) => ({
      entity: `${platform}:campaign:${i}` as EntityKey,
      platform,
      notBefore: now,
      observation: { platform, kind: 'campaign', id: String(i), observedAt: now, fields: { name: `${i}` } } as AnyObservation,
    })),
  );
const breathe = () => Promise.resolve();
const send = () => upload({ store, api, server, now: () => now, breathe }, now);
const run = (how: 'due' | 'asked' = 'due', at = now) =>
  runSync(
    {
      store,
      now: () => at,
      random: () => 1,
      parts: [{ kind: 'sharing', run: () => upload({ store, api, server, now: () => at, breathe }, at) }],
    },
    how,
  );

describe('uploading', () => {
  it('registers once and sends everything in signed batches with growing counters', async () => {
    await queue(maxBatch + 5);
    await send();
    await queue(1);
    await send();
    expect(registrations).toBe(1);
    expect(batches.map(({ observations, counter }) => [observations.length, counter])).toEqual([
      [maxBatch, 1],
      [5, 2],
      [1, 3],
    ]);
    expect(await store.queue.count()).toBe(0);
    expect((await store.state.sync()).accepted).toBe(maxBatch + 6);
  });

  it('sends nothing that is newly let go before the person has acknowledged it', async () => {
    await store.atOnce(() => store.settings.change({ onboardedAt: now }));
    const announced = [
      { no: 1, day: '2026-11-25', adds: [], print: '' },
      { no: 2, day: '2026-12-01', adds: [{ kinds: ['campaign' as const], fields: ['name'] }], print: '' },
    ];
    const observation = { platform: 'galxe', kind: 'campaign', id: 'a', observedAt: now, fields: { name: 'A', type: 'drop' } };
    const waiting = { entity: 'galxe:campaign:a', platform: 'galxe', notBefore: now, observation } as never;
    await store.queue.add([waiting]);
    await queue(1);
    await upload({ store, api, server, now: () => now, breathe, announced }, now);
    expect(batches.flatMap(({ observations }) => observations.map(({ fields }) => fields))).toEqual([{ type: 'drop' }]);
    expect(await store.queue.count()).toBe(0);
  });

  it('signs the very bytes it sends, with a key that can not be taken out', async () => {
    await queue(1);
    await send();
    const { keyPair, contributor, publicKey } = await deviceIdentity(store);
    const [batch] = batches;
    const raw = Uint8Array.from(atob(batch?.signature ?? ''), (c) => c.charCodeAt(0));
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    expect(raw).toHaveLength(64);
    expect(await crypto.subtle.verify(algorithm, keyPair.publicKey, raw, (batch?.bytes ?? raw) as Uint8Array<ArrayBuffer>)).toBe(true);
    await expect(crypto.subtle.exportKey('pkcs8', keyPair.privateKey)).rejects.toThrow();
    expect(batch?.contributor).toBe(contributor);
    const digest = await crypto.subtle.digest(
      'SHA-256',
      Uint8Array.from(atob(publicKey), (c) => c.charCodeAt(0)),
    );
    expect(contributor).toBe(Buffer.from(digest).toString('hex'));
  });

  it('makes one identity however many ask for it at once', async () => {
    const made = await Promise.all([1, 2, 3].map(() => deviceIdentity(store)));
    expect(new Set(made.map(({ contributor }) => contributor)).size).toBe(1);
  });

  it('tells the page that something was read on what of it left, when, and what the server refused', async () => {
    const place = { platform: 'galxe', tab: 1, address: 'https://app.galxe.com/quest/Lumio', opened: 1 } as const;
    const visits = [visitKey(place)];
    await store.atOnce(() => store.visits.add(place, { from: now, readers: {}, kept: {}, stayed: {}, cost: noCost }, now));
    const observation = (id: string) =>
      ({ platform: 'galxe', kind: 'campaign', id, observedAt: now, fields: { name: id, participants: 3 } }) as AnyObservation;
    const waiting = ['a', 'b'].map((id) => ({
      ...{ entity: `galxe:campaign:${id}` as EntityKey, platform: 'galxe' as const, notBefore: now },
      ...{ observation: observation(id), visits },
    }));
    await store.queue.add(waiting);
    await queue(1); // read on a page that nobody remembers
    script = [() => receipt([{ status: 'accepted' }, { status: 'rejected', code: 'too_old', title: '' }, { status: 'accepted' }])];
    await send();
    expect(await store.visits.recent(9)).toMatchObject([
      {
        left: { campaign: { things: 2, fields: { name: 2, participants: 2 } } },
        ...{ leftAt: now, batches: 1, refused: { too_old: 1 } },
      },
    ]);
    expect(await store.queue.countOf(visitKey(place))).toBe(0);
  });

  it('lets go of items that were refused, counted by reason, and of no other', async () => {
    await queue(3);
    script = [() => receipt([{ status: 'accepted' }, { status: 'rejected', code: 'too_old', title: '' }, { status: 'duplicate' }])];
    await send();
    expect(await store.queue.count()).toBe(0);
    expect(await store.state.sync()).toMatchObject({ accepted: 2, refused: { too_old: 1 } });
  });

  it('goes on from the counter the server knows when a batch was taken for a repeated one', async () => {
    await queue(1);
    await send();
    counterOfServer = 41;
    script = [refuse('replayed_batch', 409)];
    await queue(1);
    await send();
    expect(batches.map(({ counter }) => counter)).toEqual([1, 2, 42]);
  });

  it('makes itself known again to a server that forgot it', async () => {
    await queue(1);
    await send();
    script = [refuse('unknown_contributor', 401)];
    await queue(1);
    await send();
    expect(registrations).toBe(2);
    expect(await store.queue.count()).toBe(0);
  });

  it('never uses a counter twice, even when every attempt fails', async () => {
    await queue(1);
    script = [refuse('overloaded', 503), refuse('overloaded', 503)];
    await expect(send()).rejects.toMatchObject({ code: 'overloaded' });
    await expect(send()).rejects.toMatchObject({ code: 'overloaded' });
    await send();
    expect(batches.map(({ counter }) => counter)).toEqual([1, 2, 3]);
    expect(await store.queue.count()).toBe(0);
  });

  it('does not send one bad batch for ever', async () => {
    await queue(2);
    script = [refuse('invalid_input', 400)];
    await send();
    expect(await store.queue.count()).toBe(0);
    expect((await store.state.sync()).refused).toEqual({ invalid_input: 2 });
  });

  it('drops what waits for a platform whose consent is gone', async () => {
    await queue(2, 'kaito');
    await queue(1);
    await send();
    expect(batches.flatMap(({ observations }) => observations.map(({ platform }) => platform))).toEqual(['galxe']);
    expect(await store.queue.count()).toBe(0);
  });
});

describe('being made known', () => {
  const needsProof = (challenge: string | undefined) => (challenge === undefined ? refuse('proof_required', 400)() : undefined);

  it('shows work when the server asks for it, once', async () => {
    door = [needsProof];
    await queue(1);
    await send();
    await queue(1);
    await send();
    expect([registrations, challenges, batches.length]).toEqual([2, 1, 2]);
    expect(await store.state.proof()).toBeUndefined();
  });

  it('begins anew, once, when its work is of no use any more', async () => {
    door = [needsProof, refuse('challenge_expired', 410), needsProof];
    await queue(1);
    await send();
    expect([challenges, batches.length]).toEqual([2, 1]);
    await store.atOnce(() => store.identity.unregistered(server));
    door = [needsProof, refuse('proof_used', 409), needsProof, refuse('proof_used', 409)];
    await queue(1);
    await expect(send()).rejects.toMatchObject({ code: 'proof_used' });
  });

  it('keeps its work while the door is shut, and waits as long as it is told', async () => {
    door = [needsProof, refuse('admission_full', 429, 60_000)];
    await queue(1);
    await run();
    expect(await store.state.sync()).toMatchObject({ notBefore: now + 60_000, lastError: { code: 'admission_full' } });
    expect(await store.state.proof()).toMatchObject({ found: '0' });
    await run('due', (now + 60_000) as EpochMs);
    expect([challenges, batches.length, await store.queue.count()]).toEqual([1, 1, 0]);
  });

  it('is given up with the consent: nothing is sent, and nothing waits', async () => {
    door = [
      () => {
        void store.atOnce(() => store.settings.change({ platforms: { galxe: { share: false } } }));
        refuse('proof_required', 400)();
      },
    ];
    await queue(1);
    await send();
    expect([batches.length, (await store.state.proof())?.found]).toEqual([0, undefined]);
  });
});

describe('reports', () => {
  it('books what was set aside beside what was accepted', async () => {
    await queue(2);
    script = [() => receipt([{ status: 'quarantined', code: 'implausible_value', title: '' }, { status: 'accepted' }])];
    await send();
    expect(await store.state.sync()).toMatchObject({ accepted: 1, quarantined: 1, refused: {} });
  });

  it('tells how reading went since the last batch that was taken, and again when one was not', async () => {
    const told = () => batches.map((batch) => ('health' in batch ? (batch.health as { captures: number }[])[0]?.captures : undefined));
    const read = (captures: number) => store.atOnce(() => store.health.add('galxe@1', 'galxe', now, { captures }));
    await read(3);
    await queue(1);
    script = [refuse('overloaded', 503)];
    await expect(send()).rejects.toMatchObject({ code: 'overloaded' });
    await send();
    await queue(1);
    await send();
    await read(2);
    await queue(1);
    await send();
    expect(told()).toEqual([3, 3, undefined, 2]);
  });
});

describe('synchronising', () => {
  it('leaves a failing server alone for longer and longer, and comes back when asked', async () => {
    await queue(1);
    script = Array.from({ length: 3 }, () => refuse('overloaded', 503));
    await run();
    expect(await store.state.sync()).toMatchObject({ failures: 1, notBefore: now + 5_000, lastError: { code: 'overloaded' } });
    await run('due', (now + 4_999) as EpochMs);
    expect(batches).toHaveLength(1);
    await run('due', (now + 5_000) as EpochMs);
    expect(await store.state.sync()).toMatchObject({ failures: 2, notBefore: now + 15_000 });
    expect(await syncStatus(store)).toMatchObject({ server: 'unreachable', pending: 1, lastError: { code: 'overloaded', title: 'No.' } });
    script = [];
    await run('asked');
    expect(await store.state.sync()).toMatchObject({ failures: 0, notBefore: 0, lastSuccessAt: now });
    expect(await syncStatus(store)).toMatchObject({ server: 'reachable', pending: 0, lastError: undefined });
  });

  it('waits at least as long as the server asks', async () => {
    await queue(1);
    script = [refuse('too_many_requests', 429, 120_000)];
    await run();
    expect((await store.state.sync()).notBefore).toBe(now + 120_000);
  });

  it('is off without a server, and says so', async () => {
    await store.atOnce(() => store.settings.change({ api: null }));
    await queue(1);
    await run('asked');
    expect(batches).toEqual([]);
    expect((await syncStatus(store)).server).toBe('off');
  });
});
