import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { beforeEach, expect, it } from 'vitest';
import type { KnownEntity } from '../feed.ts';
import { KnownCache } from './known-cache.ts';

let asked: EntityKey[][];
let due: (() => void)[];
let waits: number[];
let clock: number;
let changes: number;
let worker: (keys: EntityKey[]) => Promise<KnownEntity[]>;
let cache: KnownCache;

const key = (n: number): EntityKey => `galxe:campaign:${n}`;
const settle = async () => {
  for (const work of due.splice(0)) work();
  await new Promise((resolve) => setTimeout(resolve));
};

beforeEach(() => {
  [asked, due, waits, clock, changes] = [[], [], [], 0, 0];
  worker = async (keys) => keys.filter((one) => !one.endsWith('0')).map((one) => ({ key: one }));
  cache = new KnownCache({
    lookup: (keys) => {
      asked.push(keys);
      return worker(keys);
    },
    changed: () => {
      changes += 1;
    },
    wait: (work, ms) => {
      due.push(work);
      waits.push(ms);
    },
    now: () => clock,
  });
});

it('asks for many at once, for each once, and tells of what became known', async () => {
  cache.want([key(1)]);
  cache.want([key(1), key(2)]);
  await settle();
  cache.want([key(1), key(2)]);
  await settle();
  expect(asked).toEqual([[key(1), key(2)]]);
  expect([...cache.known.keys()]).toEqual([key(1), key(2)]);
  expect(changes).toBe(1);
});

it('asks at once after a rest, and gathers what is wanted right after a question', async () => {
  cache.want([key(1)]);
  await Promise.resolve();
  expect(asked).toEqual([[key(1)]]);
  clock = 20;
  cache.want([key(2)]);
  cache.want([key(3)]);
  await settle();
  clock = 500;
  cache.want([key(4)]);
  await settle();
  expect(waits).toEqual([40]);
  expect(asked).toEqual([[key(1)], [key(2), key(3)], [key(4)]]);
});

it('asks for at most 200 at a time', async () => {
  cache.want(Array.from({ length: 450 }, (_, n) => key(n)));
  await settle();
  await settle();
  await settle();
  expect(asked.map(({ length }) => length)).toEqual([200, 200, 50]);
});

it('asks again for the unknown only after a while', async () => {
  cache.want([key(10)]);
  await settle();
  cache.want([key(10)]);
  await settle();
  clock = 61_000;
  cache.want([key(10)]);
  await settle();
  expect(asked).toHaveLength(2);
});

it('asks again for what was stored anew, and not for what nobody wanted', async () => {
  cache.want([key(1)]);
  await settle();
  const before = cache.known;
  cache.refresh([key(1), key(2)]);
  await settle();
  expect(asked).toEqual([[key(1)], [key(1)]]);
  expect(cache.known).not.toBe(before);
});

it('forgets that it asked when the worker was not there', async () => {
  worker = () => Promise.reject(new Error('no worker'));
  cache.want([key(1)]);
  await settle();
  worker = async (keys) => keys.map((one) => ({ key: one }));
  cache.want([key(1)]);
  await settle();
  expect(cache.known.has(key(1))).toBe(true);
});
