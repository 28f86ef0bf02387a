import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { beforeEach, expect, it } from 'vitest';
import { KnownCache } from './known-cache.ts';

interface Told {
  readonly key: EntityKey;
  readonly whole?: true;
}
let asked: EntityKey[][];
let due: (() => void)[];
let waits: number[];
let clock: number;
let changes: (readonly EntityKey[])[];
let worker: (keys: EntityKey[]) => Promise<Told[]>;
let cache: KnownCache<Told>;

const key = (n: number): EntityKey => `galxe:campaign:${n}`;
const settle = async () => {
  for (const work of due.splice(0)) work();
  await new Promise((resolve) => setTimeout(resolve));
};

beforeEach(() => {
  [asked, due, waits, clock, changes] = [[], [], [], 0, []];
  worker = async (keys) => keys.filter((one) => !one.endsWith('0')).map((one) => ({ key: one }));
  cache = new KnownCache({
    ask: (keys) => {
      asked.push(keys);
      return worker(keys);
    },
    changed: (keys) => {
      changes.push(keys);
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
  expect(changes).toEqual([[key(1), key(2)]]);
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
  worker = async (keys) => keys.map((one) => ({ key: one, whole: true }));
  cache.refresh([key(1), key(2)]);
  await settle();
  expect(asked).toEqual([[key(1)], [key(1)]]);
  expect(cache.known).not.toBe(before);
});

it('takes the same that is told again for no news', async () => {
  cache.want([key(1)]);
  await settle();
  const before = cache.known;
  cache.refresh([key(1)]);
  await settle();
  expect(asked).toHaveLength(2);
  expect(cache.known).toBe(before);
  expect(changes).toHaveLength(1);
});

it('believes the answer to the last question, whichever comes last', async () => {
  const answers: ((told: Told[]) => void)[] = [];
  cache.want([key(1)]);
  await settle();
  worker = () => new Promise((answer) => answers.push(answer));
  cache.refresh([key(1)]);
  await settle();
  clock = 100;
  cache.refresh([key(1)]);
  await settle();
  answers[1]?.([{ key: key(1), whole: true }]);
  await settle();
  answers[0]?.([{ key: key(1) }]);
  await settle();
  expect(cache.known.get(key(1))).toEqual({ key: key(1), whole: true });
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

it('forgets what the worker no longer knows, and says so', async () => {
  cache.want([key(1), key(2)]);
  await settle();
  worker = async () => [{ key: key(2) }];
  cache.refresh([key(1), key(2)]);
  await settle();
  expect([...cache.known.keys()]).toEqual([key(2)]);
  expect(changes.at(-1)).toEqual([key(1)]);
});

it('keeps what would be told differently now until it was told anew', async () => {
  cache.want([key(1), key(2)]);
  await settle();
  cache.outdate();
  expect(cache.known.has(key(1))).toBe(true);
  cache.want([key(1)]);
  await settle();
  expect(asked.at(-1)).toEqual([key(1)]);
});

it('asks for one thing that nobody wanted yet, and not again for one that is known', async () => {
  expect(await cache.get(key(1))).toEqual({ key: key(1) });
  expect(await cache.get(key(1))).toEqual({ key: key(1) });
  expect(await cache.get(key(10))).toBeUndefined();
  expect(asked).toEqual([[key(1)], [key(10)]]);
});

it('asks in short first, then for the whole of what has more; what is known it asks for as a whole at once', async () => {
  const said: string[] = [];
  const tell = (what: 'short' | 'whole') => async (keys: EntityKey[]) => {
    said.push(`${what} ${keys.join(' ')}`);
    return keys.map((one) => (what === 'whole' ? { key: one, whole: true as const } : { key: one }));
  };
  const isOdd = (one: EntityKey) => /[13579]$/.test(one);
  const deps = { ask: tell('short'), whole: { of: isOdd, ask: tell('whole') }, changed: () => undefined, wait: () => undefined };
  const both = new KnownCache<Told>({ ...deps, now: () => clock });
  both.want([key(1), key(2)]);
  await settle();
  expect(said).toEqual([`short ${key(1)} ${key(2)}`, `whole ${key(1)}`]);
  expect(both.known.get(key(1))).toEqual({ key: key(1), whole: true });
  clock = 100;
  both.refresh([key(1), key(2)]);
  await settle();
  expect(said.slice(2)).toEqual([`whole ${key(1)}`, `short ${key(2)}`]);
  expect(both.known.get(key(1))?.whole).toBe(true);
});
