import type { EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { callerNames, networkOf } from './caller-name.ts';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('names of callers', () => {
  it('are the same for one network all day, different for others, and different tomorrow', async () => {
    let now = Date.parse('2026-06-01T23:00:00Z') as EpochMs; // a literal time
    const salts = new Map<string, Buffer>();
    const store = {
      saltOf: async (day: string) => salts.get(day) ?? salts.set(day, Buffer.from(`key of ${day}`)).get(day) ?? Buffer.alloc(0),
    };
    const [one, other] = [callerNames(store, () => now), callerNames(store, () => now)];
    const name = await one.nameOf('2001:db8:1:2::1');
    expect(await other.nameOf('2001:db8:1:2::ffff')).toBe(name); // another process, another host of the same network
    expect(await one.nameOf('2001:db8:1:3::1')).not.toBe(name);
    expect(name).not.toContain('2001');
    now = (now + 2 * 3_600_000) as EpochMs; // a time plus a duration
    expect(await one.nameOf('2001:db8:1:2::1')).not.toBe(name);
  });

  it('are asked for again when the day’s key could not be had', async () => {
    let broken = true;
    const store = {
      saltOf: async () => {
        if (broken) throw new Error('no database');
        return Buffer.from('key');
      },
    };
    const names = callerNames(store, () => 1_780_000_000_000 as EpochMs); // a literal time
    await expect(names.nameOf('192.0.2.1')).rejects.toThrow('no database');
    broken = false;
    expect(await names.nameOf('192.0.2.1')).toHaveLength(43);
  });
});
