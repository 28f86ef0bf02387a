import { describe, expect, it } from 'vitest';
import { newLoad } from '../http/shed-load.ts';
import { type Check, lagCheck, loadCheck, readinessOf } from './readiness.ts';

const fine: Check = { name: 'fine', problem: async () => undefined };

describe('readiness', () => {
  it('is given when every check is well', async () => {
    expect(await readinessOf([fine])()).toEqual({ status: 'ready', checks: { fine: 'ok' } });
  });

  it('is withheld when one check fails, breaks or hangs, and tells nothing of its inside', async () => {
    const broken: Check = { name: 'broken', problem: () => Promise.reject(new Error('postgres://user:secret@db')) };
    const hanging: Check = { name: 'hanging', problem: () => new Promise(() => undefined) };
    expect(await readinessOf([fine, broken, hanging], 5)()).toEqual({
      status: 'not_ready',
      checks: { fine: 'ok', broken: 'not answering', hanging: 'not answering' },
    });
  });

  it('is withheld from 80 % of the load that is refused', async () => {
    const load = newLoad(10);
    load.current = 7;
    expect(await loadCheck(load).problem()).toBeUndefined();
    load.current = 8;
    expect(await loadCheck(load).problem()).toBe('too many requests at once');
  });

  it('is withheld when background work falls behind', async () => {
    expect(await lagCheck('agreement', async () => 60_000, 60_000).problem()).toBeUndefined();
    expect(await lagCheck('agreement', async () => 60_001, 60_000).problem()).toBe('more than 60 s behind');
  });
});
