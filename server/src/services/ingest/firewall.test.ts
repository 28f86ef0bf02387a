import type { FirewallRule } from '@infofi-lens/shared/contracts/operating';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { passFirewall } from './firewall.ts';

const contributor = 'a'.repeat(64) as ContributorId;
const origin = { contributor, network: 'b'.repeat(32) };
const seen: AnyObservation = {
  platform: 'galxe',
  kind: 'campaign',
  id: 'GC1abc',
  adapter: 'galxe@1',
  observedAt: 1_763_640_000_000 as EpochMs,
  via: 'network',
  context: 'campaign',
  fields: { name: 'Open house', participants: 5 },
};
const rule = (match: FirewallRule['match'], action: FirewallRule['action'] = 'refuse', fields?: string[]) => ({
  rule: { match, action, ...(fields && { fields }) },
});

describe('a rule of the firewall', () => {
  it.each<FirewallRule['match']>([
    { platform: 'galxe' },
    { kind: 'campaign' },
    { field: 'participants' },
    { adapter: 'galxe@1' },
    { idPrefix: 'GC1' },
    { contributor },
    { network: origin.network },
    { platform: 'galxe', kind: 'campaign', field: 'name', idPrefix: 'GC1abc', contributor },
  ])('fits when all that it names is so: %j', (match) => {
    expect(passFirewall([rule(match)], seen, origin)).toEqual({ action: 'refuse' });
  });

  it.each<FirewallRule['match']>([
    { platform: 'kaito' },
    { kind: 'space' },
    { field: 'points' },
    { field: 'toString' },
    { adapter: 'galxe@2' },
    { idPrefix: 'gc1' },
    { contributor: 'c'.repeat(64) as ContributorId },
    { network: 'c'.repeat(32) },
    { platform: 'galxe', kind: 'space' },
  ])('does not fit when one thing is otherwise: %j', (match) => {
    expect(passFirewall([rule(match)], seen, origin)).toEqual({ action: 'pass', observation: seen });
  });

  it('does not fit a network when there is none', () => {
    expect(passFirewall([rule({ network: origin.network })], seen, { ...origin, network: undefined }).action).toBe('pass');
  });

  it('takes fields away, and what comes after sees what is left', () => {
    const passed = passFirewall(
      [rule({ platform: 'galxe' }, 'drop', ['participants']), rule({ field: 'participants' }), rule({ field: 'points' })],
      seen,
      origin,
    );
    expect(passed).toEqual({ action: 'pass', observation: { ...seen, fields: { name: 'Open house' } } });
  });

  it('the first that refuses or quarantines decides', () => {
    expect(passFirewall([rule({ platform: 'galxe' }, 'quarantine'), rule({ platform: 'galxe' })], seen, origin)).toEqual({
      action: 'quarantine',
    });
  });
});
