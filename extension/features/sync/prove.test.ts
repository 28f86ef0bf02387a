import 'fake-indexeddb/auto';
import type { AdmissionChallenge } from '@infofi-lens/shared/contracts/admission';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { prove } from './prove.ts';

const server = 'https://lens.example';
let clock: number;
let db: LensDb;
let store: Store;
let challenges: number;
/** Every number tried so far, by challenge. */
let tried: string[];
/** The number that is the answer. */
let answer: number;
let afterTry: (nonce: string) => Promise<void>;

beforeEach(async () => {
  clock = 1_763_640_000_000;
  db = openDb(`prove-${Math.random()}`);
  store = createStore(db, server);
  challenges = 0;
  tried = [];
  answer = 60;
  afterTry = async () => undefined;
  await store.atOnce(() => store.settings.change({ platforms: { galxe: { share: true } } }));
});
afterEach(() => db.delete());

const now = () => clock as EpochMs;
const api = {
  async challenge(): Promise<AdmissionChallenge> {
    challenges += 1;
    const expiresAt = (clock + 1_800_000) as EpochMs;
    return { challenge: `c${challenges}`, bits: 8, algorithm: 'scrypt', N: 4_096, r: 8, p: 1, expiresAt };
  },
};
const run = () =>
  prove(
    {
      store,
      api,
      server,
      now,
      breathe: () => afterTry(tried.at(-1) ?? ''),
      tryOne: (challenge, nonce) => {
        tried.push(`${challenge} ${nonce}`);
        return Uint8Array.of(Number(nonce) === answer ? 0 : 255, 255);
      },
    },
    'key',
  );

describe('showing work', () => {
  it('tries numbers in turn until one is right, and lets others go on after each', async () => {
    let breaths = 0;
    afterTry = async () => {
      breaths += 1;
    };
    expect(await run()).toEqual({ challenge: 'c1', nonce: '60' });
    expect(tried).toEqual(Array.from({ length: 61 }, (_, n) => `c1 ${n}`));
    expect(breaths).toBe(61);
  });

  it('goes on where a worker that died has left off, with the same challenge', async () => {
    afterTry = async (last) => {
      if (last === 'c1 55') throw new Error('the worker died');
    };
    await expect(run()).rejects.toThrow('died');
    afterTry = async () => undefined;
    tried = [];
    expect(await run()).toEqual({ challenge: 'c1', nonce: '60' });
    expect(tried[0]).toBe('c1 50');
    expect(challenges).toBe(1);
  });

  it('keeps what it found until the server has heard it', async () => {
    await run();
    tried = [];
    expect(await run()).toEqual({ challenge: 'c1', nonce: '60' });
    expect(tried).toEqual([]);
  });

  it('ends when sharing is switched off, and leaves nothing behind', async () => {
    answer = 1_000_000;
    afterTry = async (last) => {
      if (last === 'c1 99') await store.atOnce(() => store.settings.change({ platforms: { galxe: { share: false } } }));
    };
    expect(await run()).toBeUndefined();
    expect(tried).toHaveLength(100);
    expect(await store.state.proof()).toBeUndefined();
  });

  it('goes on while nothing but outcomes is shared', async () => {
    answer = 150;
    afterTry = async (last) => {
      if (last === 'c1 99')
        await store.atOnce(() => store.settings.change({ shareOutcomes: true, platforms: { galxe: { share: false } } }));
    };
    expect(await run()).toBeDefined();
  });

  it('ends when another server is chosen, and asks that one for its own work', async () => {
    await run();
    await store.atOnce(() => store.settings.change({ api: 'https://other.example' }));
    await store.atOnce(() => store.state.putProof(undefined));
    expect(await run()).toBeUndefined();
  });

  it('begins anew when the challenge runs out', async () => {
    answer = 90;
    afterTry = async (last) => {
      if (last === 'c1 30') clock += 1_800_000;
    };
    expect(await run()).toEqual({ challenge: 'c2', nonce: '90' });
  });

  it('passes on that there is no challenge to be had', async () => {
    await expect(
      prove({ store, api: { challenge: () => Promise.reject(new Error('shut')) }, server, now, breathe: async () => {} }, 'key'),
    ).rejects.toThrow('shut');
  });
});
