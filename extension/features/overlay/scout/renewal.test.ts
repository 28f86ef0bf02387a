import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, expect, it } from 'vitest';
import type { ChipTold } from '../feed.ts';
import { Renewal } from './renewal.ts';

let clock: number;
let waiting: { ms: number; work: () => void } | undefined;
let renewed: string[][];
let renewal: Renewal;

const chip = (id: string, until?: number): ChipTold => ({
  key: `galxe:campaign:${id}`,
  text: '1 h left',
  source: 'you',
  title: '',
  label: '',
  ...(until === undefined ? {} : { until: until as EpochMs }),
});

beforeEach(() => {
  [clock, waiting, renewed] = [1_000_000, undefined, []];
  renewal = new Renewal({
    renew: (keys) => renewed.push(keys),
    wait(work, ms) {
      const mine = { ms, work };
      waiting = mine;
      return () => {
        if (waiting === mine) waiting = undefined;
      };
    },
    now: () => clock,
  });
});

it('waits for the first text that ends, and has it told anew then', () => {
  renewal.watch([chip('a', clock + 60_000), chip('b', clock + 20_000), chip('c')]);
  expect(waiting?.ms).toBe(20_000);
  clock += 20_000;
  waiting?.work();
  expect(renewed).toEqual([['galxe:campaign:b']]);
});

it('waits for nothing where nothing ends, and no longer for what is not shown', () => {
  renewal.watch([chip('c')]);
  expect(waiting).toBeUndefined();
  renewal.watch([chip('a', clock + 60_000)]);
  renewal.watch([]);
  expect(waiting).toBeUndefined();
});

it('looks once an hour for what ends in days, and not without a rest for what is not told anew', () => {
  renewal.watch([chip('a', clock + 30 * 86_400_000)]);
  expect(waiting?.ms).toBe(3_600_000);
  clock += 3_600_000;
  waiting?.work();
  expect(renewed).toEqual([]);
  renewal.watch([chip('b', clock - 5)]);
  expect(waiting?.ms).toBe(1_000);
  waiting?.work();
  expect([renewed.length, waiting?.ms]).toEqual([1, 1_000]);
});
