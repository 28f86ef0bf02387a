import { expect, it } from 'vitest';
import { hashOf } from './hash-of.ts';
import { routeOf } from './hash-route.ts';

it('reads the page and what it is about', () => {
  expect(routeOf('#plan')).toEqual({ name: 'plan', rest: '' });
  expect(routeOf('')).toEqual({ name: '', rest: '' });
  expect(routeOf('#campaign/galxe:campaign:GC1')).toEqual({ name: 'campaign', rest: 'galxe:campaign:GC1' });
});

it('makes addresses that are read back as they were, whatever is in an id', () => {
  for (const id of ['galxe:campaign:GC1', 'layer3:campaign:a/b#c?d', 'x:profile:日本 %'])
    expect(routeOf(hashOf('campaign', id))).toEqual({ name: 'campaign', rest: id });
  expect(hashOf('campaign', 'galxe:campaign:GC1')).toBe('#campaign/galxe:campaign:GC1');
});

it('takes an address that is no encoding as it stands', () => expect(routeOf('#campaigns/100%').rest).toBe('100%'));
